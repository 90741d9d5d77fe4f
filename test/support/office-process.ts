/**
 * The real server for tests of pages. Those run where globals are a browser's, in which no server starts; so it runs
 * in a process of its own and opens an office whenever the test asks for one.
 */
import { backUp, restoreOffice } from './server-backup.ts'
import { openEmptyOffice, openTestOffice, type TestOffice } from './server-office.ts'

/** `restored`: put back to a backup an hour ago; `restored_long_ago`: that was fifteen days ago. */
export type OfficeKind = 'empty' | 'ready' | 'restored' | 'restored_long_ago'
export type Wish = { open: OfficeKind } | { open: 'none' }

const HOUR = 3_600_000

let office: TestOffice | undefined

process.on('message', (wish: Wish) => void fulfil(wish))

async function fulfil(wish: Wish) {
  await office?.close()
  office = undefined
  if (wish.open === 'none') return process.send?.({ url: '' })
  office = wish.open === 'empty' ? await openEmptyOffice() : await openTestOffice()
  if (wish.open === 'restored') await goBack(office, HOUR)
  if (wish.open === 'restored_long_ago') await goBack(office, 15 * 24 * HOUR)
  process.send?.({ url: await office.server.app.listen({ port: 0, host: '127.0.0.1' }) })
}

async function goBack(restored: TestOffice, agoMs: number) {
  const folder = await backUp(restored)
  await restored.server.stop()
  restoreOffice(restored, folder)
  restored.clock.now += agoMs
  await restored.start()
}
