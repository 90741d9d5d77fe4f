import { computed } from 'vue'
import { toShanghaiTime } from '../../../domain/calendar/shanghai-time.ts'
import { isReplaced } from '../../../domain/policy/policy-holding.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import { useWords } from '../../../ui/words/words.ts'
import { usePoliciesStore } from './policies.ts'

export type Standing = 'holds' | 'to_come' | 'past' | 'replaced'

/** The versions in words: 第3版，自2026年11月1日起. */
export function useVersions() {
  const policies = usePoliciesStore()
  const { t } = useWords()

  const options = computed(() =>
    (policies.list?.policies ?? []).map((policy) => ({
      value: String(policy.version),
      label: `${nameOf(policy)}　${t(`tasks.rules.standing.${standingOf(policy)}`)}`,
    })),
  )

  function nameOf({ version, validFrom }: Pick<Policy, 'version' | 'validFrom'>): string {
    return t('tasks.rules.versionName', { version, day: dayWords(validFrom) })
  }

  function standingOf({ version, validFrom }: Pick<Policy, 'version' | 'validFrom'>): Standing {
    const { list } = policies
    if (version === list?.holding) return 'holds'
    if (list === undefined || validFrom <= list.serverTime) return 'past'
    return isReplaced({ version, validFrom }, list.policies) ? 'replaced' : 'to_come'
  }

  function dayWords(at: number): string {
    const { year, month, day } = toShanghaiTime(at)
    const monthName = t(`time.monthName.${month}`)
    return t('time.yearMonthDay', { year: String(year), month: String(month), day: String(day), monthName })
  }

  return { options, nameOf, standingOf, dayWords }
}
