const UNITS = ['KB', 'MB', 'GB'] as const

/** 0.5 KB, 12.3 MB, 1.4 GB: binary sizes as phones show them, one decimal below 100. */
export function formatBytes(bytes: number): string {
  let amount = bytes / 1024
  let unit = 0
  while (amount >= 1024 && unit < UNITS.length - 1) {
    amount /= 1024
    unit += 1
  }
  return `${amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10} ${UNITS[unit]}`
}
