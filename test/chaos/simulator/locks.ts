/** Web Locks of one browser, as all of its windows share them; only what the app uses of them. */
export function makeLockManager(): Pick<LockManager, 'request'> {
  const holders = new Map<string, { lose(): void }>()
  const request = async (
    name: string,
    { steal = false }: LockOptions,
    work: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    if (holders.has(name) && !steal) return work(null)
    holders.get(name)?.lose()
    let lose = () => {}
    // Whose lock is stolen hears of it, while its work goes on.
    const stolen = new Promise<never>((_, reject) => {
      lose = () => reject(new DOMException('the lock was stolen', 'AbortError'))
    })
    const holder = { lose }
    holders.set(name, holder)
    try {
      return await Promise.race([work({ name, mode: 'exclusive' }), stolen])
    } finally {
      if (holders.get(name) === holder) holders.delete(name)
    }
  }
  return { request: request as LockManager['request'] }
}
