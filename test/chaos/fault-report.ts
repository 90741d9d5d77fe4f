export interface FaultReport {
  name: string
  cycles: number
  lost: number
  duplicated: number
  slowestHealMs: number
  note?: string
}
