import { readonly, shallowRef, watch } from 'vue'
import { useObjectUrl } from '../../../ui/use-object-url.ts'
import { useEntriesStore, type EntryPhoto } from '../../stores/entries.ts'

/** An address for a photo's picture or preview: undefined until it is there, `isMissing` when it is not to be had. */
export function usePhotoUrl(photo: () => EntryPhoto, role: 'preview' | 'picture') {
  const entries = useEntriesStore()
  const blob = shallowRef<Blob | null>(null)
  const isMissing = shallowRef(false)
  const { url } = useObjectUrl(blob)

  // A photo that is still being prepared has no file yet; once it has one, its progress changes nothing in it.
  watch(
    [() => photo().id, () => photo().upload === 'preparing'] as const,
    async ([id, isPreparing], _, onCleanup) => {
      let isStale = false
      onCleanup(() => (isStale = true))
      if (isPreparing) return
      const found = await loadOrNull(id)
      if (isStale) return
      blob.value = found
      isMissing.value = found === null
    },
    { immediate: true },
  )

  async function loadOrNull(id: EntryPhoto['id']): Promise<Blob | null> {
    try {
      return await entries.loadPhoto(id, role)
    } catch {
      return null
    }
  }

  return { url, isMissing: readonly(isMissing) }
}
