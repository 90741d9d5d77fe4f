import { nextTick, readonly, shallowRef } from 'vue'
import { useWords } from '../../ui/words/words.ts'
import { FIELD_BY_REFUSAL, type Faults } from './people-forms.ts'

/** The errors of a form, each at its field, the cursor in the first; what concerns no field stands apart. */
export function useFormErrors<Field extends string>(formId: string) {
  const { t, refusalText } = useWords()
  const errors = shallowRef<Partial<Record<Field, string>>>({})
  const general = shallowRef<string>()

  /** Answers whether there is anything to mend. */
  function showFaults(faults: Faults<Field>): boolean {
    const found = Object.entries<string | undefined>(faults)
    show(
      Object.fromEntries(found.map(([field, key = '']) => [field, t(key)])) as Partial<Record<Field, string>>,
    )
    return found.length > 0
  }

  function showRefusal(code: string) {
    const field = FIELD_BY_REFUSAL[code]
    const sentence = refusalText(code)
    if (field === undefined) general.value = sentence
    else show({ [field]: sentence } as Partial<Record<Field, string>>)
  }

  function show(next: Partial<Record<Field, string>>) {
    general.value = undefined
    errors.value = next
    void nextTick(() => document.querySelector<HTMLElement>(`#${formId} [aria-invalid]`)?.focus())
  }

  return { errors: readonly(errors), general: readonly(general), showFaults, showRefusal }
}
