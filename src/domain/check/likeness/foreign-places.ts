/** `from` to `until` (not included) in the text, in UTF-16 units. */
export interface ForeignPlace {
  from: number
  until: number
  quote: string
}

/** 我市, 全省 and the like name the level they speak for. */
const LEVEL_WORDS = '省市州盟区县旗镇乡街'

/**
 * Place words of a level that texts of this office do not speak for (C4: "我区区情" in a county's text), in no order:
 * 我市 and 本区, 全市 where nothing is compared or handed down, and 张家口市宣化区 where a sentence is told of it.
 * `ownLevels` are the characters of the office's own levels: 县乡镇 for a county's.
 */
export function findForeignPlaces(text: string, ownLevels: string): ForeignPlace[] {
  const foreign = [...LEVEL_WORDS].filter((level) => !ownLevels.includes(level)).join('')
  if (foreign === '') return []
  return [...findOwnWords(text, foreign), ...findWholeWords(text, foreign), ...findNames(text, foreign)]
}

const findOwnWords = (text: string, foreign: string): ForeignPlace[] =>
  [...text.matchAll(new RegExp(`[我本][${foreign}](?![长委])`, 'gu'))].map(({ index, 0: quote }) =>
    placeAt(index, quote),
  )

/** A county may say where it stands in the city, and what the city asked of it. */
const COMPARED_OR_HANDED_DOWN =
  /[居列位占获评]|第[一二三四五六七八九十\d]|首[位个家例批次]|平均|前列|率先|领先|唯一|最|排名|高于|低于|推[广介]|会议|大会|现场会|推进会|精神|部署|要求|试点|示范|先进|表彰|通报|竞赛|比赛|评选|统一|面向/u

/** 全市 is whole; 安全市场 and 健全区域 are not 全市 and 全区. */
function findWholeWords(text: string, foreign: string): ForeignPlace[] {
  const pattern = new RegExp(
    `(^|[^安健完齐周保成双万])(全[${foreign}])(?![场民容值域块间别心力时约帜长委级直属])`,
    'gu',
  )
  return [...text.matchAll(pattern)].flatMap(({ index, 1: before = '', 2: quote = '' }) => {
    const from = index + before.length
    return COMPARED_OR_HANDED_DOWN.test(clauseAt(text, from)) ? [] : [placeAt(from, quote)]
  })
}

/** Of another office only where a clause begins with it: 来自广州市天河区 is no trace. */
function findNames(text: string, foreign: string): ForeignPlace[] {
  const lower = [...'区县'].filter((level) => foreign.includes(level)).join('')
  if (lower === '') return []
  const city = '[^\\P{Script=Han}在与和同到赴从向由往去自给为对将把于及等驻以经我本全各]'
  const pattern = new RegExp(
    `(^|[\\n。；！？，　 ])((?:\\p{Script=Han}{2,3}省)?${city}{1,4}(?!城|超|上|门|菜|都|股|跨)${city}市(?![民场政委级直长辖])` +
      `\\p{Script=Han}{1,2}(?![发新景社园小城市灾山片辖地牧矿林库校厂街商住保湖郊心范各该本])\\p{Script=Han}[${lower}])`,
    'gu',
  )
  return [...text.matchAll(pattern)].map(({ index, 1: before = '', 2: quote = '' }) =>
    placeAt(index + before.length, quote),
  )
}

function clauseAt(text: string, at: number): string {
  const start = text.slice(0, at).search(/[^，。；！？：\n]*$/u)
  return /^[^，。；！？：\n]*/u.exec(text.slice(start))?.[0] ?? ''
}

const placeAt = (from: number, quote: string): ForeignPlace => ({ from, until: from + quote.length, quote })
