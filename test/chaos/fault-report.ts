/** What one kind of fault came to, over all its cycles. */
export interface FaultReport {
  name: string
  cycles: number
  lost: number
  duplicated: number
  slowestHealMs: number
  /** How often each thing went wrong within the cycles, by its name. */
  counts?: Record<string, number>
  note?: string
}
