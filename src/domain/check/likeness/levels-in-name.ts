/** From the smallest up; a text may speak for its office's level and for what lies below. */
const LEVELS = ['街', '乡', '镇', '旗', '县', '区', '州', '盟', '市', '省'] as const

/** Beside each other on one level of administration. */
const ALIKE: Readonly<Record<string, string>> = {
  县: '乡镇街',
  旗: '乡镇街',
  区: '乡镇街',
  市: '县区旗乡镇街',
  州: '县市乡镇街',
  盟: '旗县市乡镇街',
  省: '市州县区旗乡镇街',
}

/**
 * For which levels a text of this office may speak, by the office's name: 望澜县人民政府办公室 is a county's, so 我县,
 * 我乡 and 我镇 are its own, and 我市 or 我区 are a trace of another's text. When the name tells no level every one may be
 * its own and none is foreign.
 */
export function levelsInName(name: string): string {
  const level = [...name].find((character) => character in ALIKE)
  return level === undefined ? LEVELS.join('') : `${level}${ALIKE[level] ?? ''}`
}
