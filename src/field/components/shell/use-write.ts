import { readonly, shallowRef } from 'vue'
import { useRouter } from 'vue-router'

/** 写信息: a new draft and its editor. A second tap while the first is under way makes no second draft. */
export function useWrite() {
  const router = useRouter()
  const isCreating = shallowRef(false)

  async function write() {
    if (isCreating.value) return
    isCreating.value = true
    try {
      // With the editor itself, which is fetched ahead: the first screen goes without it.
      const { useDraftStore } = await import('../../stores/draft.ts')
      const id = await useDraftStore().create()
      await router.push({ name: 'write', params: { id } })
    } finally {
      isCreating.value = false
    }
  }

  return { write, isCreating: readonly(isCreating) }
}
