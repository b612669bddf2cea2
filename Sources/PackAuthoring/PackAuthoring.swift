// PackAuthoring
