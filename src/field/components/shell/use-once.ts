import { readonly, shallowRef } from 'vue'

/** An act of the person; a second tap while the first is under way does not do it again. */
export function useOnce<Given extends unknown[]>(act: (...given: Given) => Promise<void>) {
  const isBusy = shallowRef(false)

  async function once(...given: Given): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    try {
      await act(...given)
    } finally {
      isBusy.value = false
    }
  }

  return { once, isBusy: readonly(isBusy) }
}
