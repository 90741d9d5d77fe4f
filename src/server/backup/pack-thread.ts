import { parentPort, workerData } from 'node:worker_threads'
import { pack, type PackOptions } from './pack.ts'

// Hashing all photos takes minutes; the office goes on answering meanwhile.
parentPort?.postMessage(pack(workerData as PackOptions))
