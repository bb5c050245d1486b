import { itemAt } from '../../text/lookup.ts';

/** The combining characters of TeX's accents, by the name of the command. */
export const accents: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['h', '\u0309'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['G', '\u030F'],
  ['d', '\u0323'],
  ['textcommabelow', '\u0326'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
]);

/** `name character …`, by the blank: the commands that stand for characters, in LaTeX and its usual packages. */
const characters = `
aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS SS i ı j ȷ
dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ IJ Ĳ ij ĳ
S § P ¶ dag † ddag ‡ copyright © pounds £ ldots … dots … textellipsis …
textsection § textparagraph ¶ textdagger † textdaggerdbl ‡ textcopyright © textregistered ® texttrademark ™
textsterling £ texteuro € euro € EUR € textyen ¥ textcent ¢ textdollar $ textdegree ° degree ° textmu µ
textendash – textemdash — textbullet • textperiodcentered · textasteriskcentered * textbackslash \\
textbar | textless < textgreater > textunderscore _ textasciitilde ~ textasciicircum ^ textbraceleft { textbraceright }
textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle ' textquotedbl " quotesinglbase ‚ quotedblbase „
guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹ frq › lq ‘ rq ’
textexclamdown ¡ textquestiondown ¿ textordfeminine ª textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾
textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textnumero № No № textmultiply × texttimes × textdiv ÷ textpm ± textminus −
cprime ʹ cdprime ʺ ayn ʿ alif ʾ hamza ʾ textcommabelow ,
times × div ÷ pm ± cdot · cdots ⋯ sim ∼ approx ≈ simeq ≃ equiv ≡ neq ≠ ne ≠ leq ≤ le ≤ geq ≥ ge ≥ ll ≪ gg ≫ infty ∞ partial ∂ nabla ∇
in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ uparrow ↑ downarrow ↓ mapsto ↦
sum ∑ prod ∏ int ∫ sqrt √ ast ∗ star ⋆ circ ∘ bullet • prime ′ degree ° ell ℓ hbar ℏ Re ℜ Im ℑ forall ∀ exists ∃ wedge ∧ vee ∨ neg ¬ langle ⟨ rangle ⟩
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX BibLaTeX BibLaTeX XeTeX XeTeX
`;

/** What the commands of letters stand for, those of spaces among them. */
export const symbols: ReadonlyMap<string, string> = new Map([
  ...pairsOf(characters.trim().split(/\s+/)),
  ['quad', '\u2003'],
  ['qquad', '\u2003\u2003'],
  ['enspace', '\u2002'],
  ['thinspace', '\u2009'],
  ['space', ' '],
  ['textspace', ' '],
  ['nobreakspace', '\u00A0'],
  ['newline', ' '],
  ['linebreak', ' '],
  ['par', ' '],
  ['slash', '/'],
  ['textnonbreakinghyphen', '\u2011'],
  ['hyp', '-'],
  ['fshyp', '/'],
  ['addcomma', ','],
  ['adddot', '.'],
  ['addspace', ' '],
  ['isdot', '.'],
]);

/** What the commands of one sign that is no letter stand for. */
export const signs: ReadonlyMap<string, string> = new Map([
  ...['&', '%', '$', '#', '_', '{', '}', ' '].map((sign): [string, string] => [sign, sign]),
  ['\n', ' '],
  ['\\', ' '],
  [',', '\u2009'],
  [';', '\u2009'],
  [':', '\u2009'],
  ['-', ''],
  ['/', ''],
  ['!', ''],
  ['@', ''],
  ['*', ''],
  ['+', ''],
  ['(', ''],
  [')', ''],
  ['[', ''],
  [']', ''],
]);

const smallCaps = '<span style="font-variant:small-caps;">';

/** What commands put around their argument: the rich text of CSL-JSON. */
export const wrappings: ReadonlyMap<string, readonly [string, string]> = new Map<
  string,
  readonly [string, string]
>([
  ...['textit', 'textsl', 'emph', 'mkbibemph', 'mkbibitalic'].map(
    (name): [string, readonly [string, string]] => [name, ['<i>', '</i>']],
  ),
  ...['textbf', 'mkbibbold', 'strong'].map((name): [string, readonly [string, string]] => [
    name,
    ['<b>', '</b>'],
  ]),
  ['textsc', [smallCaps, '</span>']],
  ['textsuperscript', ['<sup>', '</sup>']],
  ['mkbibsuperscript', ['<sup>', '</sup>']],
  ['textsubscript', ['<sub>', '</sub>']],
  ['mkbibsubscript', ['<sub>', '</sub>']],
  ['mkbibparens', ['(', ')']],
  ['mkbibbrackets', ['[', ']']],
  ...[
    ...['textrm', 'textsf', 'texttt', 'textup', 'textmd', 'textnormal', 'text', 'mathrm', 'mathit'],
    ...[
      'mathbf',
      'mathcal',
      'mathsf',
      'mbox',
      'hbox',
      'fbox',
      'ensuremath',
      'uppercase',
      'lowercase',
    ],
    ...[
      'MakeUppercase',
      'MakeLowercase',
      'MakeSentenceCase',
      'textgreek',
      'textcyrillic',
      'underline',
    ],
    ...['textnumero', 'bibstring', 'autocap', 'mkbibacro', 'NoCaseChange'],
    ...[
      'citetitle',
      'texorpdfstring',
      'bibinfo',
      'bibnamefont',
      'bibfnamefont',
      'RL',
      'LR',
      'textpersian',
    ],
    ...['textarabic', 'texthebrew'],
  ].map((name): [string, readonly [string, string]] => [name, ['', '']]),
]);

/** Commands whose first argument is no text: the language, the address, the key to sort by. */
export const unprintedArguments: ReadonlySet<string> = new Set([
  ...[
    'foreignlanguage',
    'selectlanguage',
    'href',
    'noopsort',
    'textcolor',
    'hspace',
    'vspace',
    'phantom',
  ],
  ...['index', 'label', 'fontsize', 'fontencoding', 'fontfamily', 'hyphenation'],
]);

/** Commands that bear on what follows them in their group, with what they put around it. */
export const declarations: ReadonlyMap<string, readonly [string, string]> = new Map<
  string,
  readonly [string, string]
>([
  ...['it', 'itshape', 'sl', 'slshape', 'em'].map((name): [string, readonly [string, string]] => [
    name,
    ['<i>', '</i>'],
  ]),
  ...['bf', 'bfseries'].map((name): [string, readonly [string, string]] => [name, ['<b>', '</b>']]),
  ...['sc', 'scshape'].map((name): [string, readonly [string, string]] => [
    name,
    [smallCaps, '</span>'],
  ]),
  ...[
    ...[
      'rm',
      'sf',
      'tt',
      'up',
      'rmfamily',
      'sffamily',
      'ttfamily',
      'upshape',
      'mdseries',
      'normalfont',
    ],
    ...[
      'relax',
      'protect',
      'unskip',
      'ignorespaces',
      'noindent',
      'small',
      'footnotesize',
      'scriptsize',
    ],
    ...[
      'tiny',
      'large',
      'Large',
      'normalsize',
      'limits',
      'displaystyle',
      'textstyle',
      'left',
      'right',
    ],
    ...['allowbreak', 'nolinebreak', 'bibrangedash', 'sloppy', 'raggedright', 'selectfont', 'cyr'],
  ].map((name): [string, readonly [string, string]] => [name, ['', '']]),
]);

function pairsOf(words: readonly string[]): [string, string][] {
  return words.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, itemAt(words, index + 1)]] : [],
  );
}
