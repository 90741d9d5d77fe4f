import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import PhotoPicture from '../../../../src/field/components/photos/PhotoPicture.vue'
import { photoIdOf } from '../../../support/make-ids.ts'
import { draw, readText } from '../stand-ins.ts'

const photo = { id: photoIdOf(1), takenAt: null, hasPlace: false, isPlaceAttached: false }

it('a photo that cannot be read says that alone, and not that a network would bring it', async () => {
  const unreadable = { ...photo, upload: 'failed', failure: 'photo.unreadable' }
  const { wrapper } = await draw(PhotoPicture, { props: { photo: unreadable } })
  await flushPromises()
  expect(readText(wrapper)).toContain('这张照片读不出来')
  expect(readText(wrapper)).not.toContain('联网后可看')
})

it('a photo whose bytes are elsewhere says that a network brings it', async () => {
  const elsewhere = { ...photo, upload: 'received', failure: null }
  const { wrapper } = await draw(PhotoPicture, { props: { photo: elsewhere } })
  await flushPromises()
  expect(readText(wrapper)).toContain('照片不在本机，联网后可看')
})
