import { UNIT_POSTS, type UnitPost, type UnitStep } from '../item/item-event.ts'
import { chainFor, type ItemToSign } from './chain-for.ts'
import type { Policy } from './policy.ts'
import type { SignerPost } from './sign-off-chain.ts'

/** Which posts of the author's unit somebody else than the author holds. */
export type HeldPosts = Readonly<Record<UnitPost, boolean>>

/**
 * The signatures that a text takes in its unit before the office has it, as the policy says for its kind; empty where
 * the policy says nothing or nobody in the unit signs. What a post that nobody holds was to sign goes to the other post,
 * once: a vacancy must not hold a text back (杜绝压存, BE-29).
 */
export function unitStepsFor(policy: Pick<Policy, 'signOff'>, item: ItemToSign, held: HeldPosts): UnitStep[] {
  const chain = chainFor(policy, item)
  const steps: UnitStep[] = []
  for (const { post: wanted, hasDeputy } of chain?.steps ?? []) {
    const post = isUnitPost(wanted) ? holderFor(wanted, held) : undefined
    if (post === undefined || steps.some((step) => step.post === post)) continue
    steps.push({ post, hasDeputy, ...(chain?.hours == null ? {} : { hours: chain.hours }) })
  }
  return steps
}

function isUnitPost(post: SignerPost): post is UnitPost {
  return (UNIT_POSTS as readonly SignerPost[]).includes(post)
}

function holderFor(post: UnitPost, held: HeldPosts): UnitPost | undefined {
  if (held[post]) return post
  return UNIT_POSTS.find((other) => held[other])
}
