import { readFileSync } from 'node:fs'

/** Seconds of processor time that a process has taken so far, its threads included; 0 where nobody tells. */
export function cpuSeconds(pid: number | undefined): number {
  if (process.platform !== 'linux') return 0
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** A figure of a process's memory in MB, as /proc names it: VmRSS, VmHWM; 0 where nobody tells. */
export function memoryMegabytes(pid: number | undefined, field: string): number {
  if (process.platform !== 'linux') return 0
  const match = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(match?.[1] ?? 0) / 1024
}
