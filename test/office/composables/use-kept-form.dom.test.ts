import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { defineComponent, h, nextTick, reactive } from 'vue'
import type { AccountId } from '../../../src/domain/ids.ts'
import { useKeptForm } from '../../../src/office/composables/use-kept-form.ts'
import { useDeskOwnerId } from '../../../src/office/stores/owner-id.ts'
import { NOW } from '../../support/make-ids.ts'

interface Form {
  words: string
  units: Map<string, number>
}
const DAY = 24 * 3600 * 1000
const makeForm = (): Form => ({ words: '', units: new Map() })
const sitDown = (account: string) => (useDeskOwnerId().value = account as AccountId)

/** A dialog that was opened about one thing; closed by a reload, the form is gone from the page. */
function openForm(id: string, { about = 'new', first = makeForm() } = {}) {
  const form = reactive<Form>(makeForm())
  let kept: ReturnType<typeof useKeptForm<Form>> | undefined
  const wrapper = mount(
    defineComponent(() => {
      kept = useKeptForm('clue', form)
      return () => h('i')
    }),
  )
  onTestFinished(() => wrapper.unmount())
  if (kept === undefined) throw new Error('no form')
  return { form, kept, id: kept.begin(about, id, first), reload: () => wrapper.unmount() }
}

async function typeOne() {
  const { form, reload } = openForm('a')
  form.words = '两家冷库已满'
  form.units.set('上屏镇', 2)
  await nextTick()
  reload()
}

beforeEach(() => {
  localStorage.clear()
  sitDown('bianji')
})

describe('a form of the desk', () => {
  it('holds after a reload what was typed, lists included, and says so; it makes the same record', async () => {
    await typeOne()
    const { form, kept, id } = openForm('b')
    expect(form).toEqual({ words: '两家冷库已满', units: new Map([['上屏镇', 2]]) })
    expect(kept.isKept.value).toBe(true)
    expect(id).toBe('a')
  })

  it('is empty, and says nothing, when nothing was typed', async () => {
    openForm('a').reload()
    await nextTick()
    const { kept, id } = openForm('b')
    expect([kept.isKept.value, id, localStorage.length]).toEqual([false, 'b', 0])
  })

  it('that was sent leaves nothing behind', async () => {
    await typeOne()
    openForm('b').kept.forget()
    await nextTick()
    expect(localStorage.length).toBe(0)
    expect(openForm('c').form.words).toBe('')
  })

  it('is begun anew when that is wanted', async () => {
    await typeOne()
    const { form, kept } = openForm('b')
    kept.beginAnew()
    await nextTick()
    expect([form.words, form.units.size, kept.isKept.value, localStorage.length]).toEqual(['', 0, false, 0])
  })

  it('about another record, or of another person at this desk, is another form', async () => {
    await typeOne()
    expect(openForm('b', { about: 'clue-7.2' }).form.words).toBe('')
    sitDown('zhuren')
    expect(openForm('b').form.words).toBe('')
    sitDown('bianji')
    expect(openForm('b').form.words).toBe('两家冷库已满')
  })

  it('about a record that a colleague has changed since holds the words and says so, until they are sent', async () => {
    const { form, reload } = openForm('record', { about: 'record.2' })
    form.words = '两家冷库已满'
    await nextTick()
    reload()
    const first = { ...makeForm(), words: '同事改过的' }
    const again = openForm('record', { about: 'record.3', first })
    expect([again.form.words, again.kept.isBehind.value]).toEqual(['两家冷库已满', true])
    again.form.words = '三家冷库已满'
    await nextTick()
    again.reload()
    const last = openForm('record', { about: 'record.3', first })
    expect([last.form.words, last.kept.isBehind.value]).toEqual(['三家冷库已满', true])
    last.kept.beginAnew()
    await nextTick()
    expect([last.form.words, last.kept.isBehind.value, localStorage.length]).toEqual(['同事改过的', false, 0])
  })

  it('of an older release, with other fields, is not taken over', async () => {
    await typeOne()
    const newer: Form & { dueOn: string } = { ...makeForm(), dueOn: '' }
    const { kept } = openForm('b', { first: newer })
    expect(kept.isKept.value).toBe(false)
  })

  it('is kept for thirty days', async () => {
    await typeOne()
    const [key = ''] = Object.keys(localStorage)
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as object
    localStorage.setItem(key, JSON.stringify({ ...stored, at: Date.now() - 31 * DAY }))
    localStorage.setItem('caifeng.desk.form.of-nobody', `{"at":${NOW - 400 * DAY}}`)
    expect(openForm('b').kept.isKept.value).toBe(false)
    expect(localStorage.getItem('caifeng.desk.form.of-nobody')).toBeNull()
  })

  it('works where nothing can be kept', async () => {
    await typeOne()
    const [key = ''] = Object.keys(localStorage)
    localStorage.setItem(key, 'not ours')
    expect(openForm('b').form.words).toBe('')
  })
})
