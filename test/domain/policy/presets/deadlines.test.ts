import { describe, expect } from 'vitest'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import type { UrgentGrade } from '../../../../src/domain/policy/deadline-rule.ts'
import { isSameDayReport } from '../../../../src/domain/policy/same-day.ts'
import {
  isWithinClock,
  urgentClockFor,
  type ReportChannel,
} from '../../../../src/domain/policy/urgent-clock.ts'
import { shanghai } from '../../../support/make-ids.ts'
import { itSays } from './support.ts'

const EVENT = shanghai('2026-04-30T05:40')
const KNOWN = shanghai('2026-04-30T05:52')

describe('urgent reports', () => {
  itSays(
    'CA-13',
    '重特大问题必须在2小时内报送到县委、县政府“两办”',
    'a grave event after 2 h 1 min is late, a small one is not judged',
    (policy) => {
      expect(isInTime(policy, 'II', '07:40')).toBe(true)
      expect(isInTime(policy, 'I', '07:41')).toBe(false)
      expect(isInTime(policy, 'III', '11:00')).toBeNull()
    },
  )

  itSays('CA-12', '要事先以电话形式汇报', 'the call has no minutes of its own, so none is late', (policy) => {
    expect(isInTime(policy, 'I', '11:00', 'phone')).toBe(true)
  })

  itSays(
    'WZ-34',
    '最迟不得晚于事发后4小时',
    'a report 4 h 1 min after the event is late, though the unit knew later',
    (policy) => {
      expect(isInTime(policy, null, '09:40')).toBe(true)
      expect(isInTime(policy, null, '09:41')).toBe(false)
    },
  )

  itSays('WZ-35', '随时续报,直至事情处理完毕', 'no interval is invented', (policy) => {
    expect(policy.deadlines.urgent.map(({ followUpMinutes }) => followUpMinutes)).toEqual([null])
  })

  itSays(
    'FY-20',
    '随时发生随时上报,坚决杜绝迟报、漏报、瞒报现象',
    'at once is no number of minutes',
    (policy) => {
      expect(isInTime(policy, 'I', '23:00')).toBeNull()
      expect(policy.unstated).toContain('urgent')
    },
  )

  itSays(
    'HS-08',
    '做到上级部门知道前,本级市委一定要首先知道',
    'an order of knowing is no clock',
    (policy) => {
      expect(isInTime(policy, 'I', '23:00')).toBeNull()
    },
  )
})

describe('reports of the same day', () => {
  itSays('XY-51', '力争实现当天采集,当天编写,当天报送', 'midnight ends the day', checkSameDay)
  itSays('LX-14', '争取当天采集、当天处理、当天上报', 'midnight ends the day', checkSameDay)
  itSays('BE-26', '做到当天情况、当天报送', 'midnight ends the day', checkSameDay)

  itSays('B21-18', '“趁热打铁”,增强信息的时效性,把好的信息第一时间报过来', 'soon is no day', (policy) => {
    expect(
      isSameDayReport(policy.deadlines, { category: 'news', eventAt: EVENT, reportedAt: KNOWN }),
    ).toBeNull()
  })
})

describe('commissions', () => {
  itSays(
    'DT-19',
    '严格按时限向市政府办公厅报送信息',
    'each commission names its time, for the document names none',
    (policy) => {
      expect(policy.deadlines.commissionHours).toBeNull()
      expect(policy.unstated).not.toContain('commissions')
    },
  )

  itSays('LX-06', '各单位必须不折不扣地按时完成', 'each commission names its time', (policy) => {
    expect(policy.deadlines.commissionHours).toBeNull()
    expect(policy.unstated).not.toContain('commissions')
  })
})

/** A report of the event of 05:40, known at 05:52; null where no clock runs. */
function isInTime(
  policy: Policy,
  grade: UrgentGrade | null,
  time: string,
  channel: ReportChannel = 'written',
) {
  const clock = urgentClockFor(policy.deadlines.urgent, { kind: null, grade })
  const reportedAt = shanghai(`2026-04-30T${time}`)
  return clock && isWithinClock(clock, { eventAt: EVENT, knownAt: KNOWN, channel, reportedAt })
}

function checkSameDay({ deadlines }: Policy) {
  const eventAt = shanghai('2026-11-20T22:00')
  const sentAt = (text: string) =>
    isSameDayReport(deadlines, { category: 'news', eventAt, reportedAt: shanghai(text) })
  expect(sentAt('2026-11-20T23:59')).toBe(true)
  expect(sentAt('2026-11-21T00:01')).toBe(false)
}
