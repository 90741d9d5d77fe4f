import { randomBytes } from 'node:crypto'
import { parseConfig, type Config } from './config.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, fillDemoCounty } from './demo/demo.usecases.ts'
import { createLog } from './log.ts'
import { createServer, type Server } from './server.ts'
import { startUpkeep } from './upkeep.ts'

await main()

/** Starts the office's server and stops it when the operator or the system asks. */
async function main() {
  try {
    const config = parseConfig(process.env, process.argv.slice(2))
    const log = createLog({ now: Date.now, write: (lines) => process.stdout.write(lines) })
    const server = await createServer({ config, now: Date.now, randomBytes, log })
    if (config.isDemo) await fillDemoCounty(server.parts)
    await server.app.listen({ port: config.port, host: config.host })
    stopOnSignal(server, await startUpkeep(server.parts))
    console.log(
      [`采风 Caifeng: ${addressOf(server, config)}`, ...(config.isDemo ? demoLines() : [])].join('\n'),
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

function demoLines(): string[] {
  const accounts = DEMO_ACCOUNTS.map(({ account, displayName }) => `  ${account.padEnd(16)} ${displayName}`)
  return [`演示县 望澜县，口令均为 ${DEMO_PASSWORD}：`, ...accounts]
}

function addressOf({ app }: Server, { publicUrl, port }: Config): string {
  if (publicUrl !== null) return publicUrl.href
  const address = app.server.address()
  return `http://localhost:${typeof address === 'object' && address !== null ? address.port : port}/`
}

/** The database closes last: a backup that is being broken off still reads it. */
async function stopAll(server: Server, upkeep: { stop(): Promise<void> }) {
  server.refuseNew()
  await upkeep.stop()
  await server.stop()
}

function stopOnSignal(server: Server, upkeep: { stop(): Promise<void> }) {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    stopAll(server, upkeep).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
