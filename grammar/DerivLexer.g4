lexer grammar DerivLexer;
WORD : [a-z]+ ;
SPACE : [ \t\r\n]+ -> channel(HIDDEN) ;
