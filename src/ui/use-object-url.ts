import { onScopeDispose, readonly, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'

/** An address under which an image element can show a blob; taken back when the blob changes or the owner goes. */
export function useObjectUrl(blob: MaybeRefOrGetter<Blob | null | undefined>) {
  const url = shallowRef<string>()

  function release() {
    if (url.value !== undefined) URL.revokeObjectURL(url.value)
    url.value = undefined
  }

  watch(
    () => toValue(blob),
    (next) => {
      release()
      if (next !== null && next !== undefined) url.value = URL.createObjectURL(next)
    },
    { immediate: true },
  )
  onScopeDispose(release)

  return { url: readonly(url) }
}
