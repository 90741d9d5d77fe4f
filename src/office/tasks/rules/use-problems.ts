import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'

/** What the document contradicts itself in, as its fields say it. */
export interface ShownProblem {
  code: string
  /** Path into the document. */
  place: string
  sentence: string
}

const KEY: InjectionKey<ComputedRef<ShownProblem[]>> = Symbol('problems')
const NONE = computed<ShownProblem[]>(() => [])

export function provideProblems(problems: ComputedRef<ShownProblem[]>): void {
  provide(KEY, problems)
}

/** The problems of the document around this component. */
export function useProblems(): ComputedRef<ShownProblem[]> {
  return inject(KEY, NONE)
}
