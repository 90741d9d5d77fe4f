import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { Policy } from '../../../domain/policy/policy.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { Context } from '../description/context.ts'
import type { Examples } from '../examples/examples.ts'
import { usePoliciesStore } from './policies.ts'

const KEY: InjectionKey<ComputedRef<Context>> = Symbol('context')
const EXAMPLES: InjectionKey<ComputedRef<Examples | undefined>> = Symbol('examples')

/** The document around the components below, with the names of what it refers to. */
export function provideContext(context: ComputedRef<Context>): void {
  provide(KEY, context)
}

export function useContext(): ComputedRef<Context> {
  const context = inject(KEY)
  if (context === undefined) throw new Error('no document around')
  return context
}

/** What last month's records say to a rule; undefined while they are not there. */
export function provideExamples(examples: ComputedRef<Examples | undefined>): void {
  provide(EXAMPLES, examples)
}

export function useExamples(): ComputedRef<Examples | undefined> {
  const examples = inject(EXAMPLES)
  if (examples === undefined) throw new Error('no document around')
  return examples
}

/** The context of any document of the office. */
export function useNames() {
  const policies = usePoliciesStore()
  const { t } = useWords()
  return {
    names: () => ({ units: policies.units, people: policies.people, t }),
    contextOf: (policy: Policy): Context => ({ policy, units: policies.units, people: policies.people, t }),
  }
}
