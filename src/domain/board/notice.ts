import type { UnitId } from '../ids.ts'
import type { Unit } from '../people/unit.ts'

/**
 * 上级采用 最新要求 兄弟市县好信息 工作动态: "录用情况、上级最新要求、省市优秀信息也将在群内及时反馈、传达" (B21-10);
 * "通报县委县政府工作动态及工作部署……上报信息被采用的情况" (CA-35).
 */
export const NOTICE_KINDS = ['adopted_above', 'requirement', 'elsewhere', 'work'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Whom a notice is for; a class is read by the units that are of it when they read. */
export type NoticeAudience =
  { kind: 'all' } | { kind: 'classes'; classIds: string[] } | { kind: 'units'; unitIds: UnitId[] }

export const NOTICE_LIMITS = { titleCharacters: 80, bodyCharacters: 3000, withdrawalCharacters: 200 } as const

export function isAddressed(audience: NoticeAudience, unit: Pick<Unit, 'id' | 'classId'>): boolean {
  switch (audience.kind) {
    case 'all':
      return true
    case 'classes':
      return audience.classIds.includes(unit.classId)
    case 'units':
      return audience.unitIds.includes(unit.id)
  }
}

/** Whether a notice is to be heeded at an instant (ms); without an end it always is. */
export function isNoticeCurrent({ until }: { until: number | null }, now: number): boolean {
  return until === null || now < until
}
