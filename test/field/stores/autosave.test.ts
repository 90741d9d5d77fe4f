import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave } from '../../../src/field/stores/autosave.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** An editor whose text is saved when the test lets it. */
function makeEditor() {
  const editor = { text: '', saved: [] as string[], isFull: false }
  const finishers: (() => void)[] = []
  let isSlow = false
  const autosave = createAutosave(async () => {
    const text = editor.text
    if (isSlow) await new Promise<void>((resolve) => finishers.push(resolve))
    if (editor.isFull) return false
    editor.saved.push(text)
    return true
  })
  return {
    editor,
    autosave,
    type(text: string) {
      editor.text = text
      autosave.touch()
    },
    beSlow: () => (isSlow = true),
    finishSave: () => finishers.shift()?.(),
  }
}

describe('autosave', () => {
  it('saves 400 ms after the first key', async () => {
    const { editor, type } = makeEditor()
    type('一')
    await vi.advanceTimersByTimeAsync(399)
    expect(editor.saved).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(editor.saved).toEqual(['一'])
  })

  it('saves every 400 ms while somebody goes on typing', async () => {
    const { editor, type } = makeEditor()
    for (let key = 1; key <= 30; key++) {
      type('字'.repeat(key))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(editor.saved.map((text) => text.length)).toEqual([4, 8, 12, 16, 20, 24, 28])
  })

  it('is quiet when nothing changed', async () => {
    const { editor, type, autosave } = makeEditor()
    type('一')
    await vi.advanceTimersByTimeAsync(10_000)
    await autosave.flush()
    expect(editor.saved).toEqual(['一'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('tries again on the next beat when the phone could not keep it, with all that came since', async () => {
    const { editor, type } = makeEditor()
    editor.isFull = true
    type('一')
    await vi.advanceTimersByTimeAsync(400)
    editor.text = '一二'
    editor.isFull = false
    await vi.advanceTimersByTimeAsync(400)
    expect(editor.saved).toEqual(['一二'])
  })

  it('saves at once when it is asked to, and not a second time', async () => {
    const { editor, type, autosave } = makeEditor()
    type('一')
    await autosave.flush()
    expect(editor.saved).toEqual(['一'])
    await vi.advanceTimersByTimeAsync(2000)
    expect(editor.saved).toEqual(['一'])
  })

  it('says that it is done though the save failed, and stays unsaved', async () => {
    const { editor, type, autosave } = makeEditor()
    editor.isFull = true
    type('一')
    await autosave.flush()
    editor.isFull = false
    await autosave.flush()
    expect(editor.saved).toEqual(['一'])
  })

  it('keeps its timer to itself once it is stopped', async () => {
    const { editor, type, autosave } = makeEditor()
    type('一')
    autosave.stop()
    await vi.advanceTimersByTimeAsync(2000)
    expect(editor.saved).toEqual([])
  })
})

describe('what is typed during a save', () => {
  it('is saved by the next one', async () => {
    const { editor, type, beSlow, finishSave } = makeEditor()
    beSlow()
    type('一')
    await vi.advanceTimersByTimeAsync(400)
    type('一二')
    finishSave()
    await vi.advanceTimersByTimeAsync(400)
    finishSave()
    await vi.advanceTimersByTimeAsync(0)
    expect(editor.saved).toEqual(['一', '一二'])
  })

  it('is saved before a flush says that it is done', async () => {
    const { editor, type, beSlow, finishSave, autosave } = makeEditor()
    beSlow()
    type('一')
    await vi.advanceTimersByTimeAsync(400)
    type('一二')
    const flushed = autosave.flush()
    finishSave()
    await vi.advanceTimersByTimeAsync(0)
    finishSave()
    await flushed
    expect(editor.saved).toEqual(['一', '一二'])
  })

  it('is saved before any of several flushes says that it is done', async () => {
    const { editor, type, beSlow, finishSave, autosave } = makeEditor()
    beSlow()
    type('一')
    await vi.advanceTimersByTimeAsync(400)
    type('一二')
    const done: string[][] = []
    const flushes = [1, 2, 3].map(() => autosave.flush().then(() => done.push([...editor.saved])))
    finishSave()
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual([])
    finishSave()
    await Promise.all(flushes)
    expect(done).toEqual([1, 2, 3].map(() => ['一', '一二']))
  })
})
