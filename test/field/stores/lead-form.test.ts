import { describe, expect, it } from 'vitest'
import { useLeadFormStore } from '../../../src/field/stores/lead-form.ts'
import { openStage, until } from '../../support/field-stores.ts'

const JPEG = () => new File(['JPEG'], 'cold-store.jpg', { type: 'image/jpeg' })

async function openForm() {
  const { database } = await openStage()
  const form = useLeadFormStore()
  await form.open()
  form.form.words = '两家冷库已满。农户准备低价卖苹果。'
  return { form, database }
}

/** A file of the camera that takes its time to be read. */
function makeSlowFile() {
  let release = () => {}
  const isRead = new Promise<void>((resolve) => (release = resolve))
  const file = JPEG()
  file.arrayBuffer = async () => {
    await isRead
    return new TextEncoder().encode('JPEG').buffer
  }
  return { file, release: () => release() }
}

describe('the form of a lead', () => {
  it('waits for a photo that is still being stored, so that it is not left behind', async () => {
    const { form, database } = await openForm()
    const { file, release } = makeSlowFile()
    const taken = form.takePhoto(file)
    await until(() => form.photos.length === 1)
    expect(form.photos[0]).toMatchObject({ upload: 'preparing' })
    expect(await form.send()).toBe('preparing')
    expect(await database.outbox.count()).toBe(0)
    release()
    await taken
    await form.close()
  })

  it('waits for a photo from the moment on in which it was chosen', async () => {
    const { form, database } = await openForm()
    const taken = form.takePhoto(JPEG())
    expect(await form.send()).toBe('preparing')
    expect(await database.outbox.count()).toBe(0)
    await taken
    await form.close()
  })

  it('is sent without waiting when there is no photo', async () => {
    const { form, database } = await openForm()
    expect(await form.send()).toBeUndefined()
    expect(await database.outbox.count()).toBe(1)
    await form.close()
  })
})
