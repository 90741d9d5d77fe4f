import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** How the line between browser and server is at present. */
export interface Line {
  latencyMs: number
  bytesPerSecond: number
  /** After how many bytes a connection is cut; asked once for each. Undefined: never. */
  cutAfterBytes?: () => number
  /** `portal`: somebody else answers everything with a page. `half-open`: what is sent vanishes, nobody hangs up. */
  stranger?: 'portal' | 'half-open'
}

export const GOOD_LINE: Line = { latencyMs: 0, bytesPerSecond: 50_000_000 }

export interface ChaosProxy {
  url: string
  /** Connections that were cut in the middle, and those that a stranger took. */
  counts: { cut: number; strangers: number }
  /** From now on the line is like this; whatever is open breaks off, as when a phone changes its cell. */
  turnTo(line: Line): void
  close(): Promise<void>
}

const PORTAL = '<html><body>请登录无线网络</body></html>'

/** Stands between a browser and the server at `target`, and lets TCP pass as well as the line lets it. */
export async function openChaosProxy(target: string): Promise<ChaosProxy> {
  const { port } = new URL(target)
  const sockets = new Set<Socket>()
  const counts = { cut: 0, strangers: 0 }
  let line = GOOD_LINE

  const server = createServer((browser) => {
    keep(browser)
    if (line.stranger !== undefined) return takeOver(browser, line.stranger)
    const office = keep(connect(Number(port), 'localhost'))
    const cutAt = line.cutAfterBytes?.() ?? Infinity
    const meter = { left: cutAt }
    const cut = () => {
      if (meter.left <= 0) counts.cut++
      browser.destroy()
      office.destroy()
    }
    void Promise.all([carry(browser, office, { line, meter }), carry(office, browser, { line, meter })]).then(
      cut,
      cut,
    )
  })

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    // A broken line is what this is for.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  function takeOver(browser: Socket, stranger: 'portal' | 'half-open') {
    counts.strangers++
    browser.on('data', () => {
      if (stranger === 'portal') browser.end(portalAnswer())
    })
  }

  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    counts,
    turnTo(next) {
      line = next
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One way through; rejects when as many bytes have passed as the connection has to live. */
async function carry(
  from: Socket,
  to: Socket,
  { line, meter }: { line: Line; meter: { left: number } },
): Promise<void> {
  for await (const chunk of from as AsyncIterable<Buffer>) {
    await wait(line.latencyMs + (chunk.length * 1000) / line.bytesPerSecond)
    to.write(chunk.subarray(0, meter.left))
    meter.left -= chunk.length
    if (meter.left <= 0) throw new Error('the line is cut')
  }
  to.end()
}

function portalAnswer(): string {
  return [
    'HTTP/1.1 200 OK',
    'content-type: text/html; charset=utf-8',
    `content-length: ${Buffer.byteLength(PORTAL)}`,
    'connection: close',
    '',
    PORTAL,
  ].join('\r\n')
}
