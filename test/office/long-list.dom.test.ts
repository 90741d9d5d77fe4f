import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItems, type Desk } from './open-desk.ts'

const LINES = 47
const office = new PageOffice()
let desk: Desk | undefined

/** Tells what the test says; a page of this kind has no height of its own. */
class Observer {
  static readonly all: Observer[] = []
  readonly watched = new Set<Element>()
  readonly #tell: IntersectionObserverCallback

  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell
    Observer.all.push(this)
  }

  observe(element: Element) {
    this.watched.add(element)
  }

  disconnect() {
    this.watched.clear()
  }

  tell(element: Element, isIntersecting: boolean) {
    const entry = { target: element, isIntersecting, boundingClientRect: { height: 420 } }
    this.#tell([entry as unknown as IntersectionObserverEntry], this as unknown as IntersectionObserver)
  }
}

beforeEach(async () => {
  localStorage.clear()
  Observer.all.length = 0
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('IntersectionObserver', Observer)
  await office.open('ready')
}, 60_000)
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  vi.unstubAllGlobals()
  await office.close()
})
afterAll(() => office.stop())

async function open() {
  const titles = Array.from({ length: LINES }, (_, n) => `第${n + 1}篇`)
  await submitItems(office, titles)
  desk = await openDesk(office, 'bianji')
  return desk
}

const blocks = () => [...document.querySelectorAll<HTMLElement>('[data-block]')]
const linesIn = (block: number) => blocks()[block]?.querySelectorAll('[data-item]').length

async function tell(block: number, isNear: boolean) {
  const element = blocks()[block]
  if (element === undefined) throw new Error(`there is no block ${block}`)
  Observer.all.find(({ watched }) => watched.has(element))?.tell(element, isNear)
  await desk?.settle()
}

it('lines beyond the first screen are drawn when they come near, and keep their place until then', async () => {
  await open()
  expect(blocks().map((_, block) => linesIn(block))).toEqual([20, 0, 0])
  expect(blocks()[2]?.style.height).toBe('36.75rem')
  await tell(2, true)
  expect(linesIn(2)).toBe(7)
  expect(blocks()[2]?.style.height).toBe('')
})

it('lines that are far again go when others come, and leave a gap of their own height', async () => {
  await open()
  await tell(1, true)
  await tell(1, false)
  expect(linesIn(1)).toBe(20)
  await tell(2, true)
  expect(linesIn(1)).toBe(0)
  expect(blocks()[1]?.style.height).toBe('420px')
})

it('lines that come back before others come were never gone', async () => {
  await open()
  await tell(1, true)
  const line = blocks()[1]?.querySelector('[data-item]')
  await tell(1, false)
  await tell(1, true)
  await tell(2, true)
  expect(linesIn(1)).toBe(20)
  expect(blocks()[1]?.querySelector('[data-item]')).toBe(line)
})

it('the line that is read stays, however far it is, and the keys go on from it', async () => {
  const desk = await open()
  await desk.press('j')
  await tell(0, false)
  await tell(1, true)
  expect(linesIn(0)).toBe(20)
  await desk.press('j')
  expect(document.querySelector('[data-item][aria-current]')?.getAttribute('data-item')).toBe(
    blocks()[0]?.querySelectorAll('[data-item]')[1]?.getAttribute('data-item'),
  )
})
