import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { saveDraft } from '../../../src/field/local/save-draft.ts'
import { useDraftStore } from '../../../src/field/stores/draft.ts'
import { failWrites, makeItemRow } from '../../support/field-memory.ts'
import { openStage, stubLocks, until } from '../../support/field-stores.ts'
import { itemIdOf, NOW, photoIdOf } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { makePolicy } from '../../support/make-policy.ts'

async function openEditor() {
  const stage = await openStage()
  const draft = useDraftStore()
  const id = await draft.create()
  return { ...stage, draft, id, readRow: () => stage.database.drafts.get(id) }
}

/** A file of the camera that takes its time to be read. */
function makeSlowFile() {
  let release = () => {}
  const isRead = new Promise<void>((resolve) => (release = resolve))
  const file = new File(['JPEG'], 'bridge.jpg', { type: 'image/jpeg' })
  file.arrayBuffer = async () => {
    await isRead
    return new TextEncoder().encode('JPEG').buffer
  }
  return { file, release: () => release() }
}

describe('the editor', () => {
  it('begins with an empty text of which nothing is kept yet', async () => {
    const { draft, id, database } = await openEditor()
    expect(draft).toMatchObject({
      status: 'ready',
      draftId: id,
      saveState: { status: 'fresh' },
      characters: 0,
    })
    await draft.close()
    expect(await database.drafts.count()).toBe(0)
  })

  it('says that it is saved only after the phone has it', async () => {
    const { draft, readRow } = await openEditor()
    draft.text.title = '标题'
    expect(draft.saveState).toEqual({ status: 'typing' })
    await draft.flush()
    expect(draft.saveState).toEqual({ status: 'saved', at: NOW })
    expect((await readRow())?.text.title).toBe('标题')
  })

  it('does not say saved while a key that was typed during the save is not', async () => {
    const { draft, readRow } = await openEditor()
    draft.text.title = '标'
    const first = draft.flush()
    draft.text.title = '标题'
    await first
    expect((await readRow())?.text.title).toBe('标')
    expect(draft.saveState).toEqual({ status: 'typing' })
    await draft.flush()
    expect(draft.saveState).toMatchObject({ status: 'saved' })
    expect((await readRow())?.text.title).toBe('标题')
  })

  it('goes on with a text that was closed', async () => {
    const { draft, id } = await openEditor()
    Object.assign(draft.text, makeText())
    draft.addNote('村支书：客车下周开通')
    await draft.close()
    await draft.open(id)
    expect(draft.text).toEqual(makeText())
    expect(draft.notes.map(({ text }) => text)).toEqual(['村支书：客车下周开通'])
    expect(draft.saveState).toEqual({ status: 'saved', at: NOW })
  })

  it('saves the one text before it opens another', async () => {
    const { draft, readRow } = await openEditor()
    draft.text.title = '第一篇'
    const second = await draft.create()
    expect((await readRow())?.text.title).toBe('第一篇')
    expect([draft.draftId, draft.text.title]).toEqual([second, ''])
  })

  it('keeps notes as they are added, changed and taken away', async () => {
    const { draft, readRow } = await openEditor()
    draft.addNote('一')
    draft.addNote('二')
    const [first, second] = draft.notes
    draft.changeNote(first?.id ?? '', '一改')
    draft.removeNote(second?.id ?? '')
    await draft.flush()
    expect((await readRow())?.notes).toEqual([{ id: first?.id, text: '一改', writtenAt: NOW }])
  })

  it('counts characters, and knows the length the office asks for', async () => {
    const { draft, database, id } = await openEditor()
    expect(draft.lengthLimit).toBeNull()
    await draft.close()
    await database.meta.put({ key: 'policy', value: makePolicy() })
    await draft.open(id)
    draft.text.body = ' 望 澜 县　'
    expect([draft.characters, draft.lengthLimit]).toEqual([3, 300])
    draft.text.category = 'research'
    expect(draft.lengthLimit).toBe(2000)
  })

  it('knows whose signatures in the unit the office’s rules ask for', async () => {
    const { draft, database, id } = await openEditor()
    expect(draft.postsToSign('own')).toEqual([])
    await draft.close()
    const chain = { name: '约稿', categories: null, isUpward: null, statement: null }
    const posts = ['reviewer', 'signer', 'director'] as const
    const steps = posts.map((post) => ({ post, hasDeputy: true }))
    const signOff = [{ ...chain, id: 'asked', origins: ['commissioned' as const], steps }]
    await database.meta.put({ key: 'policy', value: { ...makePolicy(), signOff } })
    await draft.open(id)
    expect(draft.postsToSign('own')).toEqual([])
    expect(draft.postsToSign('commissioned')).toEqual(['reviewer', 'signer'])
  })
})

describe('a text the phone cannot keep', () => {
  it('is called unsaved, stays in the editor, and is saved as soon as there is room', async () => {
    const { draft, database, readRow } = await openEditor()
    const fail = () => {
      throw new Error('no room')
    }
    database.drafts.hook('creating', fail)
    draft.text.title = '丢不得'
    await draft.flush()
    expect(draft.saveState).toEqual({ status: 'unsaved', reason: 'broken', hasCopy: false })
    draft.text.title = '更丢不得'
    expect(draft.saveState).toEqual({ status: 'unsaved', reason: 'broken', hasCopy: false })
    database.drafts.hook('creating').unsubscribe(fail)
    await draft.flush()
    expect(draft.saveState).toEqual({ status: 'saved', at: NOW })
    expect((await readRow())?.text.title).toBe('更丢不得')
  })

  it('is not submitted', async () => {
    const { draft, database } = await openEditor()
    Object.assign(draft.text, makeText())
    failWrites(database.drafts)
    expect(await draft.submit()).toEqual({ ok: false, problem: 'storage' })
    expect(draft.status).toBe('ready')
    expect(await database.outbox.count()).toBe(0)
  })

  it('is not called submitted when the outbox has no room', async () => {
    const { draft, database } = await openEditor()
    Object.assign(draft.text, makeText())
    failWrites(database.outbox)
    expect(await draft.submit()).toEqual({ ok: false, problem: 'storage' })
    expect(await database.drafts.count()).toBe(1)
  })
})

describe('an address of the editor', () => {
  it('that is no id is missing', async () => {
    const { draft } = await openEditor()
    await draft.open('not-an-id')
    expect(draft.status).toBe('missing')
  })

  it('of a new text that was never typed in opens it empty', async () => {
    const { draft } = await openEditor()
    await draft.open(itemIdOf(5))
    expect(draft).toMatchObject({ status: 'ready', draftId: itemIdOf(5), saveState: { status: 'fresh' } })
  })

  it('of an item that is at the office is missing here', async () => {
    const { draft, database } = await openEditor()
    await database.items.add(makeItemRow())
    await draft.open(itemIdOf(1))
    expect(draft.status).toBe('missing')
  })

  it('of a text that another window writes is locked, until that window lets go', async () => {
    const { draft } = await openEditor()
    const held = [`caifeng-draft-${itemIdOf(5)}`]
    stubLocks({ held })
    await draft.open(itemIdOf(5))
    expect(draft.status).toBe('locked')
    held.pop()
    await draft.open(itemIdOf(5))
    expect(draft.status).toBe('ready')
  })

  it('shows what the other window saved last before it let go', async () => {
    const { draft, database } = await openEditor()
    const save = (title: string) =>
      saveDraft(database, { id: itemIdOf(5), text: makeText({ title }), notes: [], now: NOW })
    await save('旧')
    stubLocks({ meanwhile: async () => void (await save('新')) })
    await draft.open(itemIdOf(5))
    expect(draft.text.title).toBe('新')
  })

  it('is let go when the editor closes', async () => {
    const { draft } = await openEditor()
    const granted = stubLocks()
    await draft.open(itemIdOf(5))
    expect(granted).toEqual([`caifeng-draft-${itemIdOf(5)}`])
    await draft.close()
    await vi.waitFor(() => expect(granted).toEqual([]))
  })
})

describe('two windows of a browser without locks', () => {
  it('that write one text in turn lose nothing that either of them called saved', async () => {
    const { draft: first, id, database } = await openEditor()
    vi.stubGlobal('navigator', { userAgent: 'test' })
    first.text.body = '开头'
    await first.flush()
    setActivePinia(createPinia())
    const second = useDraftStore()
    await second.open(id)
    const said: string[] = []
    for (const [window, body] of [
      [first, '甲一'],
      [second, '乙一'],
      [second, '乙二'],
      [first, '甲二'],
    ] as const) {
      window.text.body = body
      await window.flush()
      expect(window.saveState.status).toBe('saved')
      said.push(body)
    }
    const held = [...(await database.revisions.toArray()), ...(await database.drafts.toArray())]
    const bodies = held.map(({ text }) => text.body)
    // What a window typed over itself is not lost: its last words are what it called saved.
    expect(said.filter((body) => !bodies.includes(body))).toEqual(['乙一'])
  })
})

describe('submitting from the editor', () => {
  it('keeps what was typed last, closes, and sends it at once', async () => {
    const { draft, database, id, office } = await openEditor()
    Object.assign(draft.text, makeText({ title: '最后一个字也在' }))
    expect(await draft.submit()).toEqual({ ok: true })
    expect(draft.status).toBe('closed')
    expect(await database.drafts.count()).toBe(0)
    await until(() => office.itemsById().has(id))
    expect(office.itemsById().get(id)?.text.title).toBe('最后一个字也在')
  })

  it('says what is missing, and goes on', async () => {
    const { draft } = await openEditor()
    expect(await draft.submit()).toEqual({ ok: false, problem: 'missing_title' })
    draft.text.title = '标题'
    expect(await draft.submit()).toEqual({ ok: false, problem: 'missing_body' })
    draft.text.body = '机密★5年'
    expect(await draft.submit()).toEqual({ ok: false, problem: 'secrecy_mark' })
    expect(draft.status).toBe('ready')
  })

  it('waits for a photo that is still being stored, so that it is not left behind', async () => {
    const { draft, database } = await openEditor()
    Object.assign(draft.text, makeText())
    const { file, release } = makeSlowFile()
    const added = draft.addPhotos([file])
    await until(() => draft.photos.length === 1)
    expect(draft.photos[0]).toMatchObject({ upload: 'preparing' })
    expect(await draft.submit()).toEqual({ ok: false, problem: 'photos_preparing' })
    release()
    await added
    await until(() => draft.photos[0]?.upload !== 'preparing')
    expect(await draft.submit()).toEqual({ ok: true })
    expect(await database.photos.count()).toBe(1)
  })
})

describe('the photos of the open text', () => {
  it('make it a draft that is found again, though nothing was typed', async () => {
    const { draft, readRow } = await openEditor()
    await draft.addPhotos([new File(['JPEG'], 'bridge.jpg', { type: 'image/jpeg' })])
    expect((await readRow())?.text.title).toBe('')
    await until(() => draft.photos.length === 1)
  })

  it('are noted before anything is made of them: killed meanwhile, they are said not to have been kept', async () => {
    const { draft, database, id } = await openEditor()
    const { file, release } = makeSlowFile()
    const added = draft.addPhotos([file, file])
    await vi.waitFor(async () => expect(await database.photos.count()).toBe(2))
    const noted = await database.photos.toArray()
    release()
    await added
    // The next start finds what the kill left.
    await draft.close()
    await database.photos.clear()
    await database.photos.bulkAdd(noted.map((row, n) => ({ ...row, id: photoIdOf(n + 1) })))
    await draft.open(id)
    const failures = () => draft.photos.map(({ failure }) => failure)
    await until(() => failures().join() === 'photo.not_saved,photo.not_saved')
  })

  it('do not come back when they are taken away while they are stored', async () => {
    const { draft, database } = await openEditor()
    const { file, release } = makeSlowFile()
    const added = draft.addPhotos([file])
    await until(() => draft.photos.length === 1)
    for (const { id } of draft.photos) await draft.removePhoto(id)
    release()
    await added
    expect(await database.photos.count()).toBe(0)
  })

  it('stay with their text when another one is opened while they are stored', async () => {
    const { draft, database, id } = await openEditor()
    const { file, release } = makeSlowFile()
    const added = draft.addPhotos([file])
    await until(() => draft.photos.length === 1)
    await draft.create()
    release()
    await added
    expect((await database.photos.toArray()).map(({ itemId }) => itemId)).toEqual([id])
    expect(draft.photos).toEqual([])
  })

  it('are refused while the text goes on when the phone is nearly full', async () => {
    const { draft, database, readRow } = await openEditor()
    const estimate = async () => ({ usage: 95_000_000, quota: 100_000_000 })
    vi.stubGlobal('navigator', { userAgent: 'test', storage: { estimate } })
    draft.text.title = '文字照存'
    await draft.addPhotos([new File(['JPEG'], 'bridge.jpg', { type: 'image/jpeg' })])
    expect(draft.photos).toMatchObject([{ upload: 'failed', failure: 'photo.storage_full' }])
    expect(await database.chunks.count()).toBe(0)
    expect((await readRow())?.text.title).toBe('文字照存')
  })

  it('say why one of them could not be kept', async () => {
    const { draft, database } = await openEditor()
    failWrites(database.chunks)
    await draft.addPhotos([new File(['JPEG'], 'bridge.jpg', { type: 'image/jpeg' })])
    expect(draft.photos).toMatchObject([{ upload: 'failed', failure: 'photo.not_saved' }])
  })
})
