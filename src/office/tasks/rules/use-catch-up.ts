import { useWords } from '../../../ui/words/words.ts'
import { describePlace } from '../description/describe-place.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { usePoliciesStore } from './policies.ts'
import { usePolicyDraftStore } from './policy-draft.ts'
import { useNames } from './use-context.ts'
import { useVersions } from './use-versions.ts'

/** A draft that was begun from an older version than the newest is put on top of it, and that is said. */
export function useCatchUp() {
  const policies = usePoliciesStore()
  const draft = usePolicyDraftStore()
  const { t } = useWords()
  const { contextOf } = useNames()
  const { nameOf } = useVersions()

  /** Answers the sentence to show; undefined where the draft is up to date. */
  function catchUp(): string | undefined {
    const [mine, theirs] = [draft.draft, policies.newest]
    if (mine === undefined || theirs === undefined || mine.version > theirs.version) return undefined
    const base = policies.list?.policies.find(({ version }) => version === mine.version - 1) ?? theirs
    const { policy, bothChanged } = mergeDrafts({ base, mine, theirs })
    draft.begin(policy)
    const caughtUp = t('tasks.rules.caughtUp', { version: nameOf(theirs) })
    if (bothChanged.length === 0) return caughtUp
    const places = bothChanged.map((place) => describePlace(place, contextOf(policy)).words)
    return (
      caughtUp +
      t('tasks.rules.bothChanged', { places: [...new Set(places)].join(t('tasks.rules.placesComma')) })
    )
  }

  return { catchUp }
}
