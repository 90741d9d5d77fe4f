import { originsOf } from '../chain-for.ts'
import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import type { SignOffChain } from '../sign-off-chain.ts'
import { covers, repeatedIndexes } from './repeated.ts'

/** Chains of signatures: somebody signs, and none stands behind one that always goes before it. */
export function checkSignOff({ signOff }: Policy): PolicyProblem[] {
  return [
    ...repeatedIndexes(signOff.map(({ id }) => id)).map((index) =>
      problem('chain.id_twice', `signOff.${index}.id`, { id: signOff[index]?.id ?? '' }),
    ),
    ...signOff.flatMap((chain, index) => [
      ...checkSteps(chain, `signOff.${index}`),
      ...checkMatch(chain, `signOff.${index}`),
      ...checkReached(chain, index, signOff),
    ]),
  ]
}

function dataOf({ id, name }: SignOffChain): PolicyProblem['data'] {
  return { id, name }
}

/**
 * An editor prepares a text; the head of a section or unit, a director or a leader signs it. Before a text goes up the
 * office's own section may be the gate (上报信息必须经过“两办”信息科审核, CA-36). Only what direct-report points send may
 * go without any signature.
 */
function checkSteps(chain: SignOffChain, place: string): PolicyProblem[] {
  if (chain.steps.length === 0)
    return isForPointsAlone(chain) ? [] : [problem('chain.no_steps', `${place}.steps`, dataOf(chain))]
  const isSigned = chain.isUpward === true || chain.steps.some(({ post }) => post !== 'editor')
  return isSigned ? [] : [problem('chain.no_signer', `${place}.steps`, dataOf(chain))]
}

function isForPointsAlone({ origins }: SignOffChain): boolean {
  return origins !== null && origins.length > 0 && origins.every((origin) => origin === 'direct_point')
}

function checkMatch(chain: SignOffChain, place: string): PolicyProblem[] {
  return (['categories', 'origins'] as const)
    .filter((part) => chain[part]?.length === 0)
    .map((part) => problem('chain.fits_nothing', `${place}.${part}`, dataOf(chain)))
}

/** "The first chain in the document's order that fits is the one." */
function checkReached(chain: SignOffChain, index: number, chains: readonly SignOffChain[]): PolicyProblem[] {
  const earlier = chains.slice(0, index).find((other) => goesBefore(other, chain))
  if (earlier === undefined) return []
  return [problem('chain.never_reached', `signOff.${index}`, { ...dataOf(chain), earlierId: earlier.id })]
}

function goesBefore(earlier: SignOffChain, later: SignOffChain): boolean {
  return (
    covers(earlier.categories, later.categories) &&
    covers(originsOf(earlier), originsOf(later)) &&
    (earlier.isUpward === null || earlier.isUpward === later.isUpward)
  )
}
