/** Runs at most `atATime` jobs at once; the others wait in order. */
export function createLimiter(atATime: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <Result>(job: () => Promise<Result>): Promise<Result> => {
    if (running >= atATime) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      // The place is handed on rather than given back, so that nobody slips in between.
      if (next === undefined) running--
      else next()
    }
  }
}
