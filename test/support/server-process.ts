import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))

/** The real program as a process of its own, on a port that it chooses. */
export interface ServerProcess {
  child: ChildProcess
  url: string
  output(): string
  kill(signal: NodeJS.Signals): Promise<number | null>
}

export interface ProcessOptions {
  dataDir: string
  /** The server's main file, unless it is the usual one. */
  program?: string
  args?: string[]
  env?: Record<string, string>
}

export async function startServer(options: ProcessOptions): Promise<ServerProcess> {
  const { child, exited, output } = spawnServer(options)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const match = /http:\/\/localhost:(\d+)/.exec(output())
      if (match !== null) resolve(`http://127.0.0.1:${match[1]}`)
    })
    void exited.then(() => reject(new Error(`the server ended: ${output()}`)))
  })
  function kill(signal: NodeJS.Signals) {
    child.kill(signal)
    return exited
  }
  return { child, url, output, kill }
}

/** For a start that is expected to fail. */
export function spawnServer({ dataDir, program = main, args = [], env = {} }: ProcessOptions) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (data) => (text += data))
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { child, exited, output: () => text }
}
