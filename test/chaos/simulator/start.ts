/** Saturday, 21 November 2026, 10:00 in Shanghai: each run begins here. */
export const START = Date.parse('2026-11-21T10:00:00+08:00')
