/*
 * What a .deriv file and a .rules file may say. One token always decides which way to go; what
 * needs more (how far a sum reaches, which clauses a goal takes) is for the tree builders.
 */
parser grammar DerivParser;

options { tokenVocab = DerivLexer; }

file : (frontMatter | problem)* EOF ;

frontMatter : (TITLE | AUTHOR | COURSE | DATE | ABSTRACT) (STRING | TEXT_BLOCK) END ;

problem : header statement* PROBLEM_CLOSE ;

header : PROBLEM WORD STRING? PROBLEM_OPEN ;

statement
  : ( given
    | random
    | notation
    | let
    | assume
    | recurrence
    | text
    | goal
    | check
    | UNREADABLE
    ) END
  ;

/* A rule is the lines from RULE up to the next; the bare one is its law. */
rules : ruleLine* EOF ;

ruleLine
  : ( RULE WORD
    | given
    | random
    | REQUIRES propositions
    | BARE proposition
    | BECAUSE STRING
    | CITE WORD STRING
    | UNREADABLE
    ) END
  ;

/* An expression on its own, as in the braces of a text. */
embedded : (BARE expression | UNREADABLE) END EOF ;

given : GIVEN declaration (NEXT declaration)* ranging? ;

declaration
  : target ((COMMA | NEXT) target)*
    ( IN domain attribute*
    | COLON domain (COMMA domain)* ARROW domain attribute*
    | ASSIGN expression
    )
    (WITH propositions)?
  ;

random : RANDOM variable (NEXT variable)* ranging? ;

variable : target ((COMMA | NEXT) target)* IN domain attribute* (WITH propositions)? ;

attribute : TILDE? WORD arguments? ;

notation : NOTATION spelling (COMMA spelling)* ;

spelling : WORD STRING ;

/* The links are those after a `let` between the lines of a check. */
let : LET target ASSIGN expression clause* link* ;

assume : ASSUME propositions ;

recurrence : RECURRENCE target ASSIGN expression clause* ;

text : TEXT (TEXT_BLOCK | STRING) ;

goal : goalWord (LABEL COLON)? propositions clause* ;

goalWord
  : DERIVE | MINIMIZE | MAXIMIZE | SOLVE | UNROLL | ELIMINATE | MATCH | BACKPROP | TAYLOR | LIMIT
  | SHOW | COMPUTE | SIMULATE | COST | DRAW | PLOT
  ;

check
  : CHECK (LABEL COLON)?
    ( LATEX (TEXT_BLOCK | STRING) clause*
    | expression property? clause* link*
    )
  ;

link : LINK (relation | IMPLIES | EQUIVALENT) expression property? clause* ;

clause
  : OVER expressions
  | AS expression (ARROW expression (FROM_ABOVE | FROM_BELOW)?)?
  | SUBJECT TO propositions
  | WITH propositions
  | WHERE propositions
  | ASSUMING propositions
  | BY (STRING | DEFINITION | INDUCTION (ON WORD)?)
  | TO expression
  | THROUGH expressions
  | FROM expressions
  | AT expression
  | ORDER expression
  | ALONG expression
  | ranging
  ;

ranging : FOR ranged (COMMA ranged)* STEPS? ;

ranged : expression (IN domain)? ;

target : WORD (LBRACK expressions RBRACK)* ;

domain : expression (RANGE expression)? ;

propositions : proposition (COMMA proposition)* ;

proposition : statedness ((IMPLIES | EQUIVALENT) statedness)* ;

statedness : expression comparison* (IN domain | property)? ;

comparison : relation expression ;

relation
  : EQUAL | ASSIGN | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | ARROW
  ;

property : IS? WORD+ (IN expression)? ;

expressions : expression (COMMA expression)* ;

expression : product ((PLUS | MINUS) product)* ;

product : factor ((TIMES | SLASH | HADAMARD | ELEMENTWISE_SLASH | KRON) factor)* ;

/* A binder takes all that is left of the product; the tree builder sees to it. */
factor : prefix* power ;

prefix
  : MINUS
  | BINDER LPAREN bound (COMMA bound)* (IF propositions)? RPAREN
  | DIFFERENTIAL LBRACK expressions RBRACK
  ;

bound : WORD (LBRACK expression RANGE expression RBRACK)? IN domain ;

power : operand exponent* ;

exponent : SUPERSCRIPT TRANSPOSE* | (CARET | ELEMENTWISE_CARET) MINUS* operand ;

operand : primary postfix* ;

postfix : TRANSPOSE | arguments | entry ;

arguments : LPAREN (argument (COMMA argument)*)? RPAREN ;

entry : over? LBRACK argument (COMMA argument)* (GIVEN_BAR argument (COMMA argument)*)? RBRACK ;

over : SUBSCRIPT_OPEN WORD (COMMA WORD)* RBRACE ;

argument
  : COLON
  | expression (RANGE expression | comparison* (IN domain | property)? (WHERE statedness)?)
  ;

primary
  : WORD
  | NUMBER
  | LPAREN proposition (WHERE propositions)? RPAREN
  | LBRACK expressions RBRACK
  | NORM_OPEN expression NORM_CLOSE SUBSCRIPT?
  | ABSOLUTE_OPEN expression ABSOLUTE_CLOSE
  | CASES LBRACE branch (SEMICOLON branch?)* RBRACE
  ;

branch : expression (IF propositions | OTHERWISE) ;
