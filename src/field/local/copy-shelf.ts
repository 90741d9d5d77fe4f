/** A place outside IndexedDB where a text can lie: files of the browser's own, or its cache where files cannot be written. */
export interface CopyShelf {
  put(name: string, content: string): Promise<void>
  get(name: string): Promise<string | undefined>
  names(): Promise<string[]>
  remove(name: string): Promise<void>
}

const FOLDER = 'caifeng-copies'

/** The first place that this browser lets be written to; undefined when it has none. */
export async function openCopyShelf(): Promise<CopyShelf | undefined> {
  return (await openFiles().catch(() => undefined)) ?? (await openCache().catch(() => undefined))
}

async function openFiles(): Promise<CopyShelf | undefined> {
  const isWritable =
    typeof FileSystemFileHandle !== 'undefined' && 'createWritable' in FileSystemFileHandle.prototype
  if (!isWritable) return undefined
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER, { create: true })
  return {
    async put(name, content) {
      const file = await folder.getFileHandle(name, { create: true })
      // Written beside and put in place when closed: a kill in between leaves the copy before.
      const writable = await file.createWritable()
      await writable.write(content)
      await writable.close()
    },
    async get(name) {
      const file = await folder.getFileHandle(name).catch(() => undefined)
      return (await file?.getFile())?.text()
    },
    async names() {
      const names: string[] = []
      for await (const name of folder.keys()) names.push(name)
      return names
    },
    remove: (name) => folder.removeEntry(name).catch(() => undefined),
  }
}

/** Safari before 26 has files that a page cannot write to, and older browsers have none. */
async function openCache(): Promise<CopyShelf | undefined> {
  if (typeof caches === 'undefined') return undefined
  const cache = await caches.open(FOLDER)
  const addressOf = (name: string) => `/${FOLDER}/${name}`
  return {
    put: (name, content) => cache.put(addressOf(name), new Response(content)),
    get: async (name) => (await cache.match(addressOf(name)))?.text(),
    async names() {
      const requests = await cache.keys()
      return requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1))
    },
    remove: async (name) => void (await cache.delete(addressOf(name))),
  }
}
