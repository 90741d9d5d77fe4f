import { describe, expect, it } from 'vitest'
import type { Category } from '../../../../src/domain/category.ts'
import type { ItemText } from '../../../../src/domain/item/item-text.ts'
import { screenValue } from '../../../../src/domain/check/value/screen-value.ts'
import { readSamples } from '../../../support/make-samples.ts'

const screen = (body: string, { title = '', category = 'news' }: Partial<Omit<ItemText, 'body'>> = {}) =>
  screenValue({ title, body, category })

const CATEGORY_BY_LETTER: Record<string, Category> = {
  D: 'news',
  Z: 'experience',
  W: 'problem',
  T: 'research',
  E: 'news',
}

describe('a good text', () => {
  it.each(readSamples().flatMap(({ id, reports }) => reports.map((report) => ({ id, ...report }))))(
    '$id $title raises no doubt',
    ({ id, title, body }) => {
      const category = CATEGORY_BY_LETTER[id.charAt(0)] ?? 'news'
      expect(screenValue({ title, body, category })).toEqual([])
    },
  )

  it.each([
    [
      '全县召开春耕现场会',
      '3月5日，全县春耕现场会在上屏镇召开。截至当日，全县备耕化肥1.2万吨，占需求的91%。会议要求抓紧调运。',
    ],
    ['县政府常务会议研究供水', '4月1日，县政府召开常务会议，会议决定年内为竹罗乡新建水厂2座。'],
    ['杏坞镇举行开街仪式', '5月1日，杏坞镇老街开街，当日接待游客1.2万人次，营业额86万元。'],
    ['驻村干部慰问时发现供暖问题', '干部入户慰问。走访中村民反映供暖不足，涉及26户，已协调更换管道1.3公里。'],
    ['杏坞镇召开村民代表大会', '6月3日，杏坞镇召开村民代表大会，征地方案表决通过，涉及214户。'],
    ['县里举办招商推介大会', '5月6日，县里举办招商推介大会，会上签约项目9个，总投资23.6亿元。'],
    ['农业农村局举办农机手培训', '3月4日，农业农村局举办农机手培训3期，268人持证上岗。'],
    [
      '以作风建设优化营商环境',
      '全县以作风建设促服务，企业开办时间由9.5个工作日缩短至2.5个工作日。办事窗口减少12个。',
    ],
    ['村民大会后道路开工', '村民大会通过方案。11月2日，长3.4公里的通组路开工，惠及群众312人。'],
  ])('%s: what came of the occasion is told', (title, body) => {
    expect(screen(body, { title })).toEqual([])
  })
})

describe('an everyday topic as the only fact', () => {
  it.each([
    [
      'meeting',
      '水利局召开全体职工大会',
      '4月8日上午，县水利局召开全体职工大会，全局60余人参加。会议强调，一要提高认识；二要抓好落实。会议由副局长主持。',
    ],
    [
      'study',
      '商务局集中学习会议精神',
      '4月8日，县商务局集中学习上级会议精神，开展集中学习3次，撰写心得体会26篇。大家纷纷表示要把精神落到实处。',
    ],
    [
      'visit',
      '林业局赴石漫县参观学习',
      '5月3日，林业局一行12人赴石漫县参观学习，听取讲解。大家表示收获很大。',
    ],
    [
      'leaders',
      '局长王某到基层调研指导工作',
      '6月2日，县某局局长到竹罗乡调研，实地察看现场，并作讲话。他要求，要抓好安全。',
    ],
    [
      'condolence',
      '民政局春节前走访慰问困难群众',
      '1月20日，县民政局走访慰问困难群众120户，送去慰问金6万元，把温暖送到群众心坎上。',
    ],
    [
      'discipline',
      '某局扎实开展作风纪律整顿',
      '近日，某局召开作风纪律整顿动员会，对照检查问题12条，全体干部作出表态发言。',
    ],
  ])('%s: %s', (topic, title, body) => {
    const [finding] = screen(body, { title })
    expect(finding).toMatchObject({ code: 'low_value', topic, field: 'title' })
    expect(finding !== undefined && 'quote' in finding && title).toContain(
      finding !== undefined && 'quote' in finding ? finding.quote : '?',
    )
  })

  it('is found in the lead where the title hides it, with its passage', () => {
    const body = '  4月8日，县水利局召开年度工作会议。会议强调要狠抓落实。全局干部职工参加会议。'
    const [finding] = screen(body, { title: '水利局吹响新年冲锋号' })
    expect(finding).toMatchObject({ code: 'low_value', topic: 'meeting', field: 'body' })
    if (finding === undefined || !('from' in finding)) throw new Error('no passage')
    expect(body.slice(finding.from, finding.until)).toBe(finding.quote)
    expect(finding.quote).toContain('召开年度工作会议')
  })

  it('is the narrower one where a meeting is about it', () => {
    const text = '某局召开作风纪律整顿动员大会。全体干部参加会议。'
    expect(screen(text, { title: '某局召开大会' })).toMatchObject([{ topic: 'meeting' }])
    expect(screen(text)).toMatchObject([{ topic: 'discipline' }])
  })
})

describe('a bundle of bulletins', () => {
  it('is known by the headings of its issues, and leads to the second one', () => {
    const body =
      '《农业简报》第11期\n3月2日，完成备耕化肥1.2万吨。\n《农业简报》第12期\n3月9日，检修农机320台。\n《农业简报》（第13期）\n培训农机手86人。'
    expect(screen(body)).toEqual([
      {
        code: 'bundle',
        reports: 3,
        field: 'body',
        from: body.indexOf('《农业简报》第12期'),
        until: body.indexOf('\n3月9日'),
        quote: '《农业简报》第12期',
      },
    ])
  })

  it('is known by numbered reports, each of a day of its own', () => {
    const body = [
      '1.3月2日，县水利局完成水库巡查83座。',
      '2.3月9日，县水利局发放宣传单1200份。',
      '3.3月16日，县水利局整改隐患12处。',
    ].join('\n')
    expect(screen(body)).toMatchObject([{ code: 'bundle', reports: 3 }])
  })

  it.each([
    '一、选址难。26个小区没有场地。\n二、取电难。64个小区容量不足。\n三、收费难。利用率仅37%。',
    '此事已刊发于《望澜政务信息》第31期、第32期，整改率为86%。',
    '1.3月2日完成巡查83座。\n2.3月2日整改12处。\n3.其余9处限3月30日前完成。',
    '《农业简报》第11期\n3月2日，完成备耕化肥1.2万吨。',
  ])('is not %s', (body) => {
    expect(screen(body)).toEqual([])
  })
})

describe('a text without content', () => {
  it('of one sentence without a figure is thin', () => {
    const body = '我县切实做好春耕备耕各项工作。'
    expect(screen(body)).toEqual([{ code: 'thin', field: 'body', from: 0, until: body.length, quote: body }])
  })

  it('of slogans alone is hollow', () => {
    const body = '县某局高度重视，精心组织，狠抓落实。各项工作取得显著成效，营造了良好氛围。'
    expect(screen(body)).toMatchObject([{ code: 'hollow', quote: '高度重视' }])
  })

  it.each([
    '5月20日，断头路贯通，沿线9个村受益。',
    '县局高度重视，精心组织，狠抓落实。全县完成植树1.2万亩。',
    '某局高度重视，精心组织，狠抓落实。6月18日凌晨，山体滑坡险情排除。',
  ])('is not %s', (body) => {
    expect(screen(body)).toEqual([])
  })
})

describe('what a category cannot do without', () => {
  it('is cause and advice for a problem', () => {
    const body = '据统计，我县有骑手6200人，参保的仅74人，参保率低。'
    expect(screen(body, { category: 'problem' })).toEqual([
      { code: 'part_missing', part: 'cause' },
      { code: 'part_missing', part: 'advice' },
    ])
  })

  it('is there where the problem is taken apart', () => {
    const body = '校车不足。一是座位缺口1880个。二是线路临崖12条。建议：统筹城乡公交。'
    expect(screen(body, { category: 'problem' })).toEqual([])
  })

  it('is situation, problem, analysis and advice for research', () => {
    const body = '截至5月，全县建成冷库142座。一是忙闲不均，闲置期占62%。二是电价偏高，成为制约。'
    expect(screen(body, { category: 'research' })).toEqual([{ code: 'part_missing', part: 'advice' }])
  })

  it('is nothing for the other kinds', () => {
    expect(screen('全县建成冷库142座。', { category: 'experience' })).toEqual([])
  })
})

it.each(['urgent', 'lead'] as const)('nothing is asked of %s', (category) => {
  expect(screen('听说要召开会议。', { title: '召开会议', category })).toEqual([])
})

it('an empty sheet raises no doubt before anything is written', () => {
  expect(screen('  \n ', { title: '召开会议', category: 'problem' })).toEqual([])
})
