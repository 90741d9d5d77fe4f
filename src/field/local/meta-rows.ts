/** Single facts by name. */
export interface MetaRow {
  key: MetaKey
  value: unknown
}

export type MetaKey =
  | 'deviceId'
  | 'nextSeq'
  | 'exchange'
  | 'policy'
  | 'unit'
  | 'schema'
  | 'seenNotices'
  | 'unsaid'
  | 'leadDraft'
  | 'findings'
  | 'remarks'
  | 'typedOpinions'
  | 'typedActs'
  | 'typedProposal'
  | 'sheets'

/** What the last answer of the office said. */
export interface ExchangeMeta {
  epoch: string | null
  cursor: number
  durableSeq: number
  /** The phone's clock at the last answer, and the office's. */
  contactAt: number
  serverTime: number
  /** How far the phone's clock was ahead of the office's at the last answer; null when nobody can say. */
  skewMs?: number | null
  /** How far it was set between the last two answers; 0 when it ran on. */
  jumpMs?: number
  /** The office was restored and has not yet been told what this phone holds. */
  needsReconcile?: boolean
  /** The version of this app that met changes of kinds it does not know; a newer one reads from the start. */
  skippedBy?: string
}
