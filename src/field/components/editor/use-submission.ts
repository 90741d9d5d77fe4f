import { readonly, shallowRef } from 'vue'
import { findMissingFields, type MissingField } from '../../../domain/item/item-text.ts'
import { useDraftStore, type SubmitAnswer } from '../../stores/draft.ts'
import { findSecrecy, type SecrecyFinding } from './find-secrecy.ts'

type SubmitProblem = Extract<SubmitAnswer, { ok: false }>['problem']

interface SubmissionOptions {
  onMissing: (field: MissingField) => void
  onSubmitted: () => void
}

/** From 报送 to a waiting submission: first what is missing, then what blocks, then the sheet. */
export function useSubmission({ onMissing, onSubmitted }: SubmissionOptions) {
  const draft = useDraftStore()
  const isSheetOpen = shallowRef(false)
  const isBusy = shallowRef(false)
  const missing = shallowRef<MissingField>()
  const secrecy = shallowRef<SecrecyFinding>()
  const problem = shallowRef<SubmitProblem>()

  function ask() {
    problem.value = undefined
    missing.value = findMissingFields(draft.text)[0]
    if (missing.value !== undefined) return onMissing(missing.value)
    secrecy.value = findSecrecy(draft.text, draft.notes)
    isSheetOpen.value = secrecy.value === undefined
  }

  async function confirm() {
    if (isBusy.value) return
    isBusy.value = true
    problem.value = undefined
    try {
      const answer = await draft.submit()
      if (answer.ok) onSubmitted()
      else problem.value = answer.problem
    } catch {
      problem.value = 'storage'
    } finally {
      isBusy.value = false
    }
  }

  return {
    isSheetOpen,
    isBusy: readonly(isBusy),
    missing: readonly(missing),
    secrecy,
    problem: readonly(problem),
    ask,
    confirm,
  }
}
