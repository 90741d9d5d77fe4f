import { describe, expect } from 'vitest'
import { chainFor, type ItemToSign } from '../../../../src/domain/policy/chain-for.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import { itSays } from './support.ts'

describe('who signs', () => {
  itSays(
    'BT-28',
    '日常报送信息必须由各信息报送单位科室负责人审核签发',
    'the section head signs a routine item',
    (policy) => {
      expect(postsFor(policy, {})).toEqual(['reviewer'])
      expect(postsFor(policy, { category: 'urgent', isUpward: true })).toEqual(['reviewer'])
    },
  )

  itSays(
    'BT-29',
    '国办、自治区办公厅约稿以及其他重要信息由各信息报送单位主要领导审核签发',
    'the main leader signs a commissioned one',
    (policy) => {
      expect(postsFor(policy, { origin: 'commissioned' })).toEqual(['signer'])
    },
  )

  itSays(
    'BE-20',
    '由办公室主任先行审阅,确定上报下发的信息,转由信息科迅速办理',
    'the director is first and the section ends it',
    (policy) => {
      expect(postsFor(policy, {})).toEqual(['director', 'editor'])
    },
  )

  itSays(
    'BE-21',
    '下发信息由信息科自行把关,上报信息再报办公室主任审核,必要时还要报请行署领导审阅',
    'what goes up is before the director again',
    (policy) => {
      expect(postsFor(policy, { isUpward: true })).toEqual(['director', 'editor', 'director'])
    },
  )

  itSays(
    'BE-29',
    '主任不在时则由副主任把关,杜绝压存现象',
    'the director has a deputy in each step, the section has none',
    (policy) => {
      const steps = policy.signOff.flatMap((chain) => chain.steps)
      expect(steps.every(({ post, hasDeputy }) => hasDeputy === (post === 'director'))).toBe(true)
    },
  )

  itSays(
    'CA-36',
    '各乡镇、各部门上报信息必须经过“两办”信息科审核,不得擅自越级上报信息',
    'nothing goes up but through the section',
    (policy) => {
      expect(postsFor(policy, { isUpward: true })).toEqual(['editor'])
      expect(postsFor(policy, {})).toBeNull()
    },
  )

  itSays(
    'HS-07',
    '每个部门、每条系统把信息报告上级部门之前,必须首先报送市委办公室,这是一条铁的纪律',
    'the office has it before a superior does',
    (policy) => {
      expect(postsFor(policy, { isUpward: true, category: 'urgent' })).toEqual(['editor'])
      expect(postsFor(policy, {})).toBeNull()
    },
  )

  itSays(
    'MG-04',
    '提交信息公开工作领导小组审核,经领导小组同意后予以公开',
    'first the leader in charge, then the group',
    (policy) => {
      expect(postsFor(policy, {})).toEqual(['signer', 'leader'])
    },
  )
})

describe('a review without posts is no chain', () => {
  itSays(
    'XY-52',
    '材料通过审签后,立即采用电子邮件、传真等现代化的手段进行传送',
    'nobody is named',
    checkNobody,
  )
  itSays('LX-15', '对上报信息要坚持审核制度', 'nobody is named', checkNobody)
  itSays('HN-10', '认真把好信息内容的审核关,做到不漏报、误报重要信息', 'nobody is named', checkNobody)
  itSays(
    'ES-21',
    '严格信息稿件的登记、筛选、审核、编发、印制、报送、归档等程序',
    'steps are named and no posts',
    checkNobody,
  )
  itSays('HB-05', '将公文属性源头认定和发布审查嵌入发文流程', 'nobody is named', checkNobody)
})

function checkNobody(policy: Policy) {
  expect(postsFor(policy, { isUpward: true, origin: 'commissioned' })).toBeNull()
  expect(policy.unstated).toContain('sign_off')
}

function postsFor(policy: Policy, item: Partial<ItemToSign>) {
  const chain = chainFor(policy, { category: 'news', origin: 'own', isUpward: false, ...item })
  return chain && chain.steps.map(({ post }) => post)
}
