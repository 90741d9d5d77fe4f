import { onTestFinished, vi } from 'vitest'

/** The Cache API of a browser, as far as texts are laid there. `content` tells what lies in it by address. */
export function stubCaches(content = new Map<string, string>()): Map<string, string> {
  const cache = {
    put: async (address: string, response: Response) => void content.set(address, await response.text()),
    match: async (address: string) => (content.has(address) ? new Response(content.get(address)) : undefined),
    keys: async () => Array.from(content.keys(), (address) => ({ url: `https://office.example${address}` })),
    delete: async (address: string) => content.delete(address),
  }
  vi.stubGlobal('caches', { open: async () => cache })
  onTestFinished(() => void vi.unstubAllGlobals())
  return content
}

/** The file system of a browser's own. A file has its new content only when its writer was closed. */
export function stubFiles({ failsAt }: { failsAt?: 'write' | 'close' } = {}): Map<string, string> {
  const files = new Map<string, string>()
  class FileSystemFileHandle {
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
    async createWritable() {
      let written = ''
      const failAt = (step: string) => {
        if (failsAt === step) throw new DOMException('injected', 'QuotaExceededError')
      }
      return {
        write: async (content: string) => {
          failAt('write')
          written = content
        },
        close: async () => {
          failAt('close')
          files.set(this.name, written)
        },
      }
    }
    async getFile() {
      return new Blob([files.get(this.name) ?? ''])
    }
  }
  const folder = {
    async getFileHandle(name: string, { create = false } = {}) {
      if (!create && !files.has(name)) throw new DOMException('none', 'NotFoundError')
      return new FileSystemFileHandle(name)
    },
    async *keys() {
      yield* files.keys()
    },
    removeEntry: async (name: string) => {
      if (!files.delete(name)) throw new DOMException('none', 'NotFoundError')
    },
  }
  vi.stubGlobal('FileSystemFileHandle', FileSystemFileHandle)
  vi.stubGlobal('navigator', {
    userAgent: 'test',
    storage: { getDirectory: async () => ({ getDirectoryHandle: async () => folder }) },
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  return files
}
