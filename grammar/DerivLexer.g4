/*
 * The words and signs of a .deriv file. Every word is a WORD here: which words are keywords, where
 * statements end and which bars open depends on what stands before, so org.deriv.lang.Outline
 * decides it and gives the tokens the types under `tokens` before the parser sees them.
 */
lexer grammar DerivLexer;

tokens {
  // before and around problems
  TITLE, AUTHOR, COURSE, DATE, ABSTRACT, PROBLEM, PROBLEM_OPEN, PROBLEM_CLOSE,
  // statements
  GIVEN, RANDOM, NOTATION, LET, ASSUME, RECURRENCE, TEXT,
  DERIVE, MINIMIZE, MAXIMIZE, SOLVE, UNROLL, ELIMINATE, MATCH, BACKPROP, TAYLOR, LIMIT, SHOW,
  COMPUTE, SIMULATE, COST, DRAW, PLOT, CHECK, UNREADABLE, END,
  // rules
  RULE, REQUIRES, BECAUSE, CITE,
  // before what has no keyword of its own
  BARE,
  // clauses
  AS, SUBJECT, TO, OVER, WHERE, BY, ON, ASSUMING, WITH, ALONG, ORDER, AT, FOR, FROM, THROUGH, STEPS,
  IS, IF, OTHERWISE, LATEX, INDUCTION, DEFINITION, LABEL,
  // before a line of a check; commas before the next declaration, and before `for` or `with`
  LINK, NEXT, CLAUSE_COMMA,
  // expressions
  BINDER, DIFFERENTIAL, CASES, NORM_OPEN, NORM_CLOSE, ABSOLUTE_OPEN, ABSOLUTE_CLOSE, GIVEN_BAR
}

channels { COMMENTS }

COMMENT : '#' ~[\r\n]* -> channel(COMMENTS) ;
SPACE : [\p{White_Space}\uFEFF]+ -> skip ;

TEXT_BLOCK : TEXT_START '"""' ;
UNCLOSED_TEXT : TEXT_START ;
STRING : STRING_START '"' ;
UNCLOSED_STRING : STRING_START ;
fragment TEXT_START : '"""' (~'"' | '"' ~'"' | '""' ~'"')* ;
fragment STRING_START : '"' (~["\\\r\n] | '\\' ~[\r\n])* ;

NUMBER : (DIGIT+ ('.' DIGIT+)? | '.' DIGIT+) ([eE] [+-]? DIGIT+)? ;
WORD : LETTER ('_'* PART)* | [∑∏∇∫∞] ;
fragment DIGIT : [0-9] ;
fragment LETTER : [\p{Lu}\p{Ll}\p{Lt}\p{Lo}] ;
fragment PART : LETTER | DIGIT | [\p{Mn}₀-₉] ;

SUBSCRIPT_OPEN : '_{' ;
SUBSCRIPT : '_' (PART+ | [*∞]) ;
SUPERSCRIPT : '⁻'? [⁰¹²³⁴-⁹]+ ;
FROM_ABOVE : '⁺' ;
FROM_BELOW : '⁻' ;
TRANSPOSE : ['ᵀ′⊤] ;

EQUAL : '==' ;
NOT_EQUAL : '!=' | '≠' ;
LESS_OR_EQUAL : '<=' | '≤' ;
GREATER_OR_EQUAL : '>=' | '≥' ;
EQUIVALENT : '<=>' | '⇔' | '⟺' ;
IMPLIES : '=>' | '⇒' | '⟹' ;
ARROW : '->' | '→' ;
LESS : '<' ;
GREATER : '>' ;
ASSIGN : '=' ;
TILDE : '~' | '∼' ;
IN : '∈' ;

PLUS : '+' ;
MINUS : '-' | '−' ;
HADAMARD : '.*' | '⊙' | '∘' ;
ELEMENTWISE_SLASH : './' | '⊘' ;
ELEMENTWISE_CARET : '.^' ;
TIMES : '*' | '·' | '⋅' | '×' ;
SLASH : '/' ;
CARET : '^' ;
KRON : '⊗' ;
RANGE : '..' ;

BAR : '|' ;
DOUBLE_BAR : '‖' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
COLON : ':' ;
SEMICOLON : ';' ;
UNKNOWN : . ;
