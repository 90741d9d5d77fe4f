/** What one kind of fault came to, over all its cycles. */
export interface FaultReport {
  name: string
  cycles: number
  lost: number
  duplicated: number
  slowestHealMs: number
  note?: string
}
