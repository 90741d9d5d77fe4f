import { readonly, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useDraftStore } from '../../stores/draft.ts'

/** 写信息: a new draft and its editor. A second tap while the first is under way makes no second draft. */
export function useWrite() {
  const drafts = useDraftStore()
  const router = useRouter()
  const isCreating = shallowRef(false)

  async function write() {
    if (isCreating.value) return
    isCreating.value = true
    try {
      const id = await drafts.create()
      await router.push({ name: 'write', params: { id } })
    } finally {
      isCreating.value = false
    }
  }

  return { write, isCreating: readonly(isCreating) }
}
