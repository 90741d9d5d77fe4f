import { exitOf, forwardSignals, start } from './process.mjs'

const API_PORT = process.env['API_PORT'] ?? '8787'

/**
 * The page with hot reload, which passes /api on to a server that restarts when its sources change.
 * @param {string} node
 * @param {string[]} args
 */
export async function develop(node, args) {
  const env = { API_PORT }
  const server = start(node, ['--watch', 'src/server/main.ts', '--demo', ...args], {
    env: { ...env, PORT: API_PORT },
  })
  const page = start(node, ['node_modules/vite/bin/vite.js'], { env })
  forwardSignals([server, page])
  const code = await Promise.race([exitOf(server), exitOf(page)])
  server.kill()
  page.kill()
  process.exit(code)
}
