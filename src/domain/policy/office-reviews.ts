import type { ItemEvent } from '../item/item-event.ts'
import type { SignerPost, SignOffChain } from './sign-off-chain.ts'

/** Who reviews at the office itself; the other posts are the unit's. */
const OFFICE_POSTS: readonly SignerPost[] = ['editor', 'director', 'leader']

export interface ReviewQuestion {
  /** The chain that fits the item; null when the policy names none. */
  chain: SignOffChain | null
  events: readonly ItemEvent[]
  /** The posts of whoever is about to decide: their own steps are done by deciding. */
  held: readonly SignerPost[]
}

/**
 * The office's reviews that are still missing before an item may be used or passed up, in the order of the chain. BE-20
 * and BE-21: 由办公室主任先行审阅 … 上报信息再报办公室主任审核, so a post may stand in a chain twice and then reviews twice. What was reviewed before the author's newest text does not count.
 */
export function missingReviews({ chain, events, held }: ReviewQuestion): SignerPost[] {
  return openSteps(chain, events).filter((post) => !held.includes(post))
}

/** Whether a review by a holder of these posts would settle one of the steps. */
export function mayReview({ chain, events, held }: ReviewQuestion): boolean {
  return postToReview({ chain, events, held }) !== undefined
}

/** The post for which whoever holds `held` would review now; an editor's step is done by deciding alone. */
export function postToReview({ chain, events, held }: ReviewQuestion): SignerPost | undefined {
  return openSteps(chain, events).find((post) => post !== 'editor' && held.includes(post))
}

function openSteps(chain: SignOffChain | null, events: readonly ItemEvent[]): SignerPost[] {
  const open = (chain?.steps ?? []).map(({ post }) => post).filter((post) => OFFICE_POSTS.includes(post))
  for (const post of reviewsOfPresentText(events)) {
    const place = open.indexOf(post)
    if (place !== -1) open.splice(place, 1)
  }
  return open
}

function reviewsOfPresentText(events: readonly ItemEvent[]): SignerPost[] {
  const arrivals = events.map(({ type }) => type === 'submitted' || type === 'resubmitted')
  return events
    .slice(arrivals.lastIndexOf(true) + 1)
    .flatMap((event) => (event.type === 'reviewed' ? [event.post] : []))
}

/** The chains in which somebody of the office other than the deciding editor looks at the text (复审). */
export function chainsWithOfficeReview(chains: readonly SignOffChain[]): SignOffChain[] {
  return chains.filter(({ steps }) => steps.some(({ post }) => post === 'director' || post === 'leader'))
}
