import { setTimeout as wait } from 'node:timers/promises'
import type { FaultReport } from '../fault-report.ts'
import { openBrowserPhone, type BrowserPhone } from './phone-in-browser.ts'

/** How browsers say that IndexedDB does not work now. */
const ERRORS = [
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  'QuotaExceededError',
  'TransactionInactiveError',
  'DataError',
]
/** Where they say it. */
const PLACES = ['put', 'get', 'transaction', 'abort']

/** The officer is told within this time, after all tries. */
const TELL_MS = 20_000

/**
 * Every kind of error at every kind of operation, for some writes or for good: the text is saved and found again, or
 * the screen says in red that it is not. Never neither.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const phone = await openBrowserPhone()
  const notes: string[] = []
  let slowestHealMs = 0
  try {
    await phone.page.addInitScript(injectErrors)
    for (let cycle = 0; cycle < cycles; cycle++) {
      const error = ERRORS[cycle % ERRORS.length] as string
      const place = PLACES[Math.floor(cycle / ERRORS.length) % PLACES.length] as string
      const times = random() < 0.5 ? 2 : 100_000
      const { isTold, tookMs } = await typeUnder(phone, { cycle, error, place, times })
      slowestHealMs = Math.max(slowestHealMs, tookMs)
      if (!isTold) notes.push(`${error} at ${place}, ${times} times: silent`)
    }
  } finally {
    await phone.close()
  }
  const report = { name: 'storage-errors', cycles, lost: notes.length, duplicated: 0, slowestHealMs }
  return notes.length === 0 ? report : { ...report, note: notes.slice(0, 5).join('; ') }
}

interface Trouble {
  cycle: number
  error: string
  place: string
  times: number
}

async function typeUnder({ office, page }: BrowserPhone, { cycle, error, place, times }: Trouble) {
  await page.goto(office.url)
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('正文').waitFor()
  await page.evaluate(([name, where, left]) => Object.assign(window, { trouble: { name, where, left } }), [
    error,
    place,
    times,
  ] as const)
  const text = `第${cycle}稿在存不下的手机上写成`
  await page.getByLabel('正文').fill(text)
  const startedAt = Date.now()
  const saved = page.getByText(/已存本机 \d\d:\d\d:\d\d/)
  const unsaved = page.getByText(/未保存/)
  while (
    Date.now() - startedAt < TELL_MS &&
    !(await saved.isVisible()) &&
    !(await unsaved.first().isVisible())
  )
    await wait(100)
  const tookMs = Date.now() - startedAt
  if (await unsaved.first().isVisible()) return { isTold: true, tookMs }
  if (!(await saved.isVisible())) return { isTold: false, tookMs }
  // A page without the trouble finds what was called saved.
  await page.reload()
  const body = page.getByLabel('正文')
  await body.waitFor()
  await wait(500)
  return { isTold: (await body.inputValue()) === text, tookMs }
}

/** Runs in the page, before anything of the app. */
function injectErrors() {
  interface Trouble {
    name: string
    where: string
    left: number
  }
  const strike = (where: string): boolean => {
    const { trouble } = window as unknown as { trouble?: Trouble }
    if (trouble?.where !== where || trouble.left <= 0) return false
    trouble.left--
    return true
  }
  const fail = () => {
    const { trouble } = window as unknown as { trouble: Trouble }
    throw new DOMException('injected', trouble.name)
  }
  const wrap = (prototype: object, name: string, where: string) => {
    const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown
    Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
      return strike(where) ? fail() : original.apply(this, args)
    })
  }
  wrap(IDBObjectStore.prototype, 'put', 'put')
  wrap(IDBObjectStore.prototype, 'get', 'get')
  wrap(IDBDatabase.prototype, 'transaction', 'transaction')
  // A commit that fails without a reason: `error` of the transaction is null.
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    const request = put.apply(this, args)
    const { transaction } = this
    if (strike('abort')) request.addEventListener('success', () => transaction.abort())
    return request
  }
}
