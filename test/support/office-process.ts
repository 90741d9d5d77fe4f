/**
 * The real server for tests of pages. Those run where globals are a browser's, in which no server starts; so it runs
 * in a process of its own and opens an office whenever the test asks for one.
 */
import { openEmptyOffice, openTestOffice, type TestOffice } from './server-office.ts'

export type Wish = { open: 'empty' | 'ready' } | { open: 'none' }

let office: TestOffice | undefined

process.on('message', (wish: Wish) => void fulfil(wish))

async function fulfil(wish: Wish) {
  await office?.close()
  office = undefined
  if (wish.open === 'none') return process.send?.({ url: '' })
  office = wish.open === 'empty' ? await openEmptyOffice() : await openTestOffice()
  process.send?.({ url: await office.server.app.listen({ port: 0, host: '127.0.0.1' }) })
}
