import { Worker } from 'node:worker_threads'
import type { BackupManifest } from './manifest.ts'
import type { PackOptions } from './pack.ts'

/** `pack` beside the event loop; an abort ends the thread. */
export async function packInThread(options: PackOptions, signal?: AbortSignal): Promise<BackupManifest> {
  signal?.throwIfAborted()
  const thread = new Worker(new URL('./pack-thread.ts', import.meta.url), { workerData: options })
  const end = () => void thread.terminate()
  signal?.addEventListener('abort', end)
  try {
    return await new Promise<BackupManifest>((resolve, reject) => {
      thread.on('message', resolve)
      thread.on('error', reject)
      thread.on('exit', () => reject(new Error('The backup was broken off.')))
    })
  } finally {
    signal?.removeEventListener('abort', end)
  }
}
