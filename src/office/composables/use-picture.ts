import { computed, shallowRef, watch } from 'vue'
import type { ItemId, Sha256 } from '../../domain/ids.ts'
import { blobUrl } from '../api.ts'

/** Address and fate of one picture of an item; without a hash there is nothing to show yet. */
export function usePicture(source: () => { sha256: Sha256 | undefined; itemId: ItemId }) {
  const isFailed = shallowRef(false)
  const isLoaded = shallowRef(false)

  const url = computed(() => {
    const { sha256, itemId } = source()
    return sha256 === undefined || isFailed.value ? undefined : blobUrl(sha256, itemId)
  })

  watch(
    () => source().sha256,
    () => {
      isFailed.value = false
      isLoaded.value = false
    },
  )

  return {
    url,
    isFailed,
    isLoaded,
    handleLoad: () => (isLoaded.value = true),
    handleError: () => (isFailed.value = true),
  }
}
