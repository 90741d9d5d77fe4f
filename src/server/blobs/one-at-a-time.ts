/** Jobs under one key run one after the other, in the order of their coming; different keys do not wait. */
export function createOneAtATime() {
  const lastByKey = new Map<string, Promise<unknown>>()
  return async <Result>(key: string, job: () => Promise<Result>): Promise<Result> => {
    const before = lastByKey.get(key) ?? Promise.resolve()
    const running = before.then(job, job)
    lastByKey.set(key, running)
    try {
      return await running
    } finally {
      if (lastByKey.get(key) === running) lastByKey.delete(key)
    }
  }
}
